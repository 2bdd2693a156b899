import "../../../../client/ui/opened-words.ts";
import { expect, test } from "vitest";
import { lineWords, pairWords, type WhyWords, whyWords } from "../../../../client/ui/voice/why-words.ts";
import type { Why } from "../../../../shared/protocol/from-server/index.ts";

/** Every reason there is: the compiler sees to it that none is left out. */
const REASONS = Object.keys({
  heard: 1,
  private: 1,
  quiet: 1,
  closed: 1,
  whisper: 1,
  far: 1,
  away: 1,
  muted: 1,
  held: 1,
  audience: 1,
  microphone: 1,
  silent: 1,
  deaf: 1,
  volume: 1,
  faded: 1,
  passing: 1,
  isolated: 1,
  panic: 1,
  blocked: 1,
  crowd: 1,
} satisfies Record<Why["reason"], 1>) as Why["reason"][];

const FINE = { hears: "yes", loss: 0, delayMs: 40 } as const;
const why = (reason: Why["reason"], more: Partial<Why> = {}): Why => ({
  reason,
  metres: 3.24,
  reach: 8,
  murmur: false,
  line: null,
  ...more,
});
const isSaid = ({ what, help }: WhyWords, of: string) => {
  expect(what, of).toMatch(/^[A-Z\u2068].*\.$/su);
  expect(help, of).toMatch(/^[A-Z].*\.$/s);
  expect(`${what} ${help}`, of).not.toMatch(/why\.[a-z]|\{|undefined|NaN|Infinity/);
};

test("[VOI80] For every reason there are two sentences: what is in the way, and what one can do.", () => {
  const told = new Set<string>();
  for (const reason of REASONS) {
    for (const zone of [undefined, "Olive terrace"]) {
      const more = zone === undefined ? {} : { zone };
      isSaid(whyWords(why(reason, more), "Ada", FINE), reason);
      isSaid(pairWords(why(reason, more), "Ada", "Bo"), reason);
    }
    told.add(whyWords(why(reason), "Ada", FINE).what);
  }
  expect(told.size).toBe(REASONS.length);
  expect(whyWords(why("quiet", { zone: "Olive terrace" }), "Ada", FINE).what).toContain("Olive terrace");
  expect(whyWords(why("far", { metres: 14.2 }), "Ada", FINE).what).toContain("14 m away, and voices carry 8 m");
  expect(pairWords(why("volume"), "Ada", "Bo").what).toMatch(/Bo.* made .*Ada.* mute/);
});

test("[VOI80] What is wrong at my own end is said first, and a voice that comes is looked at for what it lacks.", () => {
  for (const reason of REASONS)
    for (const hears of ["never", "no"] as const)
      expect(whyWords(why(reason), "Ada", { ...FINE, hears }).what).toMatch(/cannot play voices|No sound comes/);
  expect(whyWords(why("deaf"), "Ada", { ...FINE, hears: "opening" }).what).toMatch(/just beginning/);
  expect(whyWords(why("heard"), "Ada", { ...FINE, loss: 0.12 }).what).toMatch(/^12 % .* on the way to you/);
  expect(whyWords(why("heard"), "Ada", { ...FINE, delayMs: 940 }).what).toMatch(/0\.9 s late/);
  const line = { carrier: "webrtc", loss: 0.2, roundTrip: 80 } as const;
  expect(whyWords(why("heard", { line }), "Ada", { ...FINE, loss: 0.3 }).what).toMatch(/^20 % .* never reaches/);
  expect(pairWords(why("heard", { line }), "Ada", "Bo").what).toMatch(/^20 % /);
  expect(whyWords(why("heard", { metres: 7 }), "Ada", FINE).what).toMatch(/faintly/);
  expect(whyWords(why("heard", { murmur: true }), "Ada", FINE).what).toMatch(/murmur/);
  isSaid(whyWords(why("heard", { reach: Number.POSITIVE_INFINITY, metres: 40 }), "Ada", FINE), "from a stage");
});

test("[VOI80] A line is told by its carrier, what it loses and how long it takes, as far as anybody knows.", () => {
  expect(lineWords({ carrier: "webrtc", loss: 0.0042, roundTrip: 63.7 })).toBe(
    "a direct connection, 0.4 % lost, 64 ms there and back",
  );
  expect(lineWords({ carrier: "socket", loss: null, roundTrip: null })).toBe("the web connection");
  expect(lineWords({ carrier: null, loss: null, roundTrip: null })).toBe(lineWords(null));
});
