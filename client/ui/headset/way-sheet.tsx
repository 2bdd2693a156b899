/** WaySheet: the way on from where I stand, and after my company that went ahead: a question, and nobody is taken. [LNK1] [LNK5] */
import { isolate, text } from "../../../shared/text/text.ts";
import { useAhead, useLinkHere } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import type { Destination } from "../going.ts";
import { button, row, untitled, words } from "./parts.ts";

export function WaySheet({ onGo }: { onGo: (to: Destination) => void }) {
  const link = useLinkHere();
  const { ahead, dismiss } = useAhead();
  const [first] = ahead;
  if (first !== undefined) {
    const { space, place, who } = first;
    const [newest] = who;
    const question = text("go.ahead", {
      name: isolate(newest?.name ?? ""),
      others: who.length - 1,
      place: isolate(place),
    });
    return (
      <FloatingPanel
        sheet={untitled("way", [
          words(question),
          row(
            button("check", text("go.along"), () => onGo({ space, place, ...(newest && { follow: newest.avatar }) }), {
              on: true,
            }),
            button(null, text("go.stay"), () => dismiss(space)),
          ),
        ])}
      />
    );
  }
  if (link === null) return null;
  const place = isolate(link.name);
  return (
    <FloatingPanel
      sheet={untitled("way", [
        words(text("go.here", { place })),
        words(text("go.with"), "quiet"),
        row(
          button("navigation-arrow", text("go.to", { place }), () => onGo({ space: link.space, place: link.name }), {
            on: true,
          }),
        ),
      ])}
    />
  );
}
