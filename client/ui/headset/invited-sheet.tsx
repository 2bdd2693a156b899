/** InvitedSheet: somebody wishes to talk with me privately: a question with two answers. [VOI83] */
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import { useVisit } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import { button, row, untitled, words } from "./parts.ts";
import type { Attempt } from "./use-attempt.ts";

export function InvitedSheet({
  by,
  attempt,
  onAnswer,
}: {
  by: Avatar;
  attempt: Attempt;
  onAnswer: (avatar: string) => void;
}) {
  const visit = useVisit();
  const join = () => {
    onAnswer(by.id);
    attempt(() => visit.circle.join(by.id));
  };
  return (
    <FloatingPanel
      sheet={untitled("invited", [
        words(text("circle.invited", { name: isolate(by.name) })),
        words(text("circle.invited.more"), "quiet"),
        row(
          button("lock-simple", text("circle.join"), join, { on: true }),
          button(null, text("circle.not-now"), () => onAnswer(by.id)),
        ),
      ])}
    />
  );
}
