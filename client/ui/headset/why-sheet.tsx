/** WhySheet: whether I can hear somebody, and why not. [VOI80] */
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import { useAvatar } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import { useWhy } from "../voice/use-why.ts";
import type { PageProps } from "./page.ts";
import { line, sheet, words } from "./parts.ts";

export function WhySheet({ avatar: id, told, go }: PageProps & { avatar: string }) {
  const avatar = useAvatar(id);
  const back = () => go({ at: "person", avatar: id });
  if (avatar === undefined)
    return (
      <FloatingPanel
        sheet={sheet("why", text("near.title"), told, () => go({ at: "people" }), [line(text("voice.why.gone"))])}
      />
    );
  return <Answer avatar={avatar} told={told} back={back} />;
}

function Answer({ avatar, told, back }: { avatar: Avatar; told: string | null; back: () => void }) {
  const diagnosis = useWhy(avatar);
  return (
    <FloatingPanel
      sheet={sheet("why", isolate(avatar.name), told, back, [
        line(text("voice.why", { name: isolate(avatar.name) }), "label"),
        ...(diagnosis === null
          ? [line(text("voice.why.asking"), "quiet")]
          : [
              words(diagnosis.what),
              ...(diagnosis.help === "" ? [] : [words(diagnosis.help, "quiet")]),
              ...diagnosis.lines.map((one) => words(one, "quiet")),
            ]),
      ])}
    />
  );
}
