/** PersonSheet: what I can do about somebody, with hands. */
import { isolate, text } from "../../../shared/text/text.ts";
import { useAvatar, useCircle, useVisit } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import { GAIN_STEP, LOUDEST, useGain } from "../voice/use-gain.ts";
import { measureRows } from "./measure-rows.ts";
import type { PageProps } from "./page.ts";
import { button, line, ROW, row, sheet } from "./parts.ts";

export function PersonSheet({ avatar: id, told, tell, attempt, go, desk }: PageProps & { avatar: string }) {
  const visit = useVisit();
  const avatar = useAvatar(id);
  const circle = useCircle();
  const [gain, setGain] = useGain(id);
  const back = () => go({ at: "people" });
  if (avatar === undefined) {
    return (
      <FloatingPanel sheet={sheet("person", text("near.title"), told, back, [line(text("say.refused.not-found"))])} />
    );
  }
  const name = isolate(avatar.name);
  const { mine, theirs } = avatar.closer;
  const privately = circle.includes(avatar.id);
  const percent = Math.round(gain * 100);
  const louder = (by: number) => () => attempt(() => setGain(Math.min(LOUDEST, Math.max(0, gain + by))));
  const talkPrivately = () =>
    attempt(async () => {
      await visit.circle.invite(avatar.id);
      tell(text("person.circle.asked", { name }));
    });
  const block = () =>
    attempt(async () => {
      await visit.block(avatar.id);
      tell(text("person.blocked", { name }));
      go({ at: "bubble" });
    });
  // Who stands in another copy is with nobody here.
  const together = [
    row(
      button("lock-simple", text("person.circle"), talkPrivately, {
        off: privately,
        more: text(privately ? "person.circle.in" : "person.circle.more"),
      }),
    ),
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
  ];
  return (
    <FloatingPanel
      sheet={sheet("person", name, told, back, [
        ...(avatar.mirrored
          ? [line(text("near.mirrored"))]
          : [row(button("chat-circle", text("person.say", { name }), () => go({ at: "chat", to: avatar.id })))]),
        {
          height: ROW,
          cells: [
            button("minus", text("voice.quieter"), louder(-GAIN_STEP), { off: gain <= 0 }),
            { kind: "meter", words: text("voice.volume.value", { percent }), share: gain / LOUDEST },
            button("plus", text("voice.louder"), louder(GAIN_STEP), { off: gain >= LOUDEST }),
          ],
        },
        row(
          button(gain === 0 ? "speaker-high" : "speaker-slash", text(gain === 0 ? "voice.unmute" : "voice.mute"), () =>
            attempt(() => setGain(gain === 0 ? 1 : 0)),
          ),
          button("question", text("voice.why.short"), () => go({ at: "why", avatar: avatar.id })),
        ),
        ...(avatar.mirrored ? [] : together),
        row(
          button("flag", text("person.report"), () => go({ at: "report", avatar: avatar.id, name: avatar.name }), {
            leads: true,
          }),
          button("prohibit", text("person.block"), block, { tone: "danger" }),
        ),
        ...measureRows(desk, avatar, go),
      ])}
    />
  );
}
