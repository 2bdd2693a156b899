/** PersonSheet: what I can do about somebody, with hands. */
import { isStaff } from "../../../shared/conduct/roles.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useAvatar, useMe, useVisit } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import type { PageProps } from "./page.ts";
import { button, line, row, sheet } from "./parts.ts";

export function PersonSheet({ avatar: id, told, tell, attempt, go }: PageProps & { avatar: string }) {
  const visit = useVisit();
  const me = useMe();
  const avatar = useAvatar(id);
  const back = () => go({ at: "people" });
  if (avatar === undefined) {
    return (
      <FloatingPanel sheet={sheet("person", text("near.title"), told, back, [line(text("say.refused.not-found"))])} />
    );
  }
  const name = isolate(avatar.name);
  const { mine, theirs } = avatar.closer;
  const block = () =>
    attempt(async () => {
      await visit.block(avatar.id);
      tell(text("person.blocked", { name }));
      go({ at: "bubble" });
    });
  return (
    <FloatingPanel
      sheet={sheet("person", name, told, back, [
        row(button("chat-circle", text("person.say", { name }), () => go({ at: "chat", to: avatar.id }))),
        row(
          mine
            ? button("handshake", text("person.withdraw"), () => attempt(() => visit.withdrawCloser(avatar.id)), {
                on: theirs,
                more: text(theirs ? "person.withdraw.both" : "person.withdraw.mine", { name }),
              })
            : button("handshake", text(theirs ? "person.closer.theirs" : "person.closer", { name }), () =>
                attempt(() => visit.allowCloser(avatar.id)),
              ),
        ),
        row(
          button("prohibit", text("person.block"), block, {
            tone: "danger",
            more: text(isStaff(avatar.role) || isStaff(me.role) ? "person.block.staff" : "person.block.more"),
          }),
        ),
      ])}
    />
  );
}
