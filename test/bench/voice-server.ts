/** Voice server: the server's end of voice over WebRTC alone, which forwards each talker to eight listeners. */
import type { RtcLine } from "../../server/voice/rtc/line.ts";
import { openRtc } from "../../server/voice/rtc/open.ts";
import type { RtcAnswer } from "../../shared/voice/answer.ts";
import { SLOTS } from "../../shared/voice/frame.ts";
import { ownBusyMs } from "./cpu.ts";

export type Asked = { open: number } | { accept: number; answer: RtcAnswer } | "read";
export type Said = { offers: string[] } | { accepted: number } | { cpuMs: number; forwarded: number; nonsense: number };

const rtc = await openRtc({ port: 0, addresses: ["127.0.0.1"], log: console });
if (!rtc) throw new Error("node-datachannel is not here");
const lines: RtcLine[] = [];
let forwarded = 0;
let nonsense = 0;

process.on("message", (asked: Asked) => {
  const say = (said: Said) => process.send?.(said);
  if (asked === "read") say({ cpuMs: ownBusyMs(), forwarded, nonsense });
  else if ("open" in asked) {
    for (let i = 0; i < asked.open; i++) lines.push(line(i));
    say({ offers: lines.map(({ offer }) => offer) });
  } else {
    lines[asked.accept]!.accept(asked.answer);
    say({ accepted: asked.accept });
  }
});
process.on("disconnect", () => process.exit(0));

/** Whoever talks in it is heard by the next eight. */
function line(i: number): RtcLine {
  return rtc!.line({
    frame(frame) {
      for (let slot = 0; slot < SLOTS; slot++) lines[(i + 1 + slot) % lines.length]!.send(slot, frame);
      forwarded += SLOTS;
    },
    opened() {},
    nonsense: () => void nonsense++,
    closed: () => console.error(`line ${i} has ended`),
  });
}
