import { expect, test } from "vitest";
import { type Standing, standingOf } from "../../../../client/ui/voice/standing.ts";
import { lineWords, standingWords } from "../../../../client/ui/voice/voice-words.ts";
import type { SessionState } from "../../../../client/voice/index.ts";

const NOW = 1_790_000_000_000;
const state = (change: Partial<SessionState> = {}): SessionState => ({
  hears: "yes",
  microphone: "off",
  failure: null,
  silenced: null,
  pressed: false,
  asleep: false,
  canCaption: false,
  ...change,
});
const held = (until: number) => ({ why: "newcomer" as const, until });

test("[VOI72] a mute comes before everything that somebody else or the browser has to say", () => {
  const all = state({ microphone: "on", failure: "refused", silenced: { reason: "hushed" } });
  expect(standingOf(all, held(NOW + 1), { until: 5 }, NOW)).toEqual({ is: "muted", until: 5 });
  expect(standingOf(all, held(NOW + 1), null, NOW)).toEqual({ is: "held", until: NOW + 1 });
  expect(standingOf(all, held(NOW), null, NOW)).toEqual({ is: "on" });
  expect(standingOf({ ...all, microphone: "shut" }, null, null, NOW)).toEqual({ is: "hushed", until: null });
  expect(standingOf({ ...all, hears: "never" }, null, { until: null }, NOW)).toEqual({ is: "never" });
});

test("[VOI72] [EVE5] while the evening silences its audience that is why, and afterwards it is my own wish again", () => {
  const silent = state({ microphone: "shut", silenced: { reason: "audience" } });
  expect(standingOf(silent, null, null, NOW)).toEqual({ is: "audience", until: null });
  expect(standingWords(standingOf(silent, null, null, NOW), NOW)).toMatch(/^The audience listens/);
});

test("[VOI72] what is over is no reason any more", () => {
  const after = state({ microphone: "shut", failure: "not-allowed", silenced: { reason: "muted", until: NOW - 1 } });
  expect(standingOf(after, null, null, NOW)).toEqual({ is: "shut" });
});

test("[VOI73] every failure has a sentence, and only my own wish has none", () => {
  for (const trouble of [
    "insecure",
    "unsupported",
    "missing",
    "refused",
    "in-use",
    "no-encoder",
    "line-lost",
  ] as const) {
    const standing = standingOf(state({ failure: trouble }), null, null, NOW);
    expect(standing).toEqual({ is: "failed", trouble });
    expect(standingWords(standing, NOW)).toMatch(/\.$/);
  }
  const ended = state({ silenced: { reason: "source-ended" } });
  expect(standingOf(ended, null, null, NOW)).toEqual({ is: "failed", trouble: "source-ended" });
  for (const is of ["off", "shut", "on"] as const) expect(standingWords({ is }, NOW)).toBeNull();
  const until: Standing[] = [
    { is: "muted", until: NOW },
    { is: "held", until: NOW },
  ];
  for (const standing of until) expect(standingWords(standing, NOW)).toMatch(/\d?\d:\d\d/);
});

test("[VOI76] how my voice travels is said in one line", () => {
  expect(lineWords({ carrier: "webrtc", loss: 0, roundTrip: 23.6 })).toBe("Voice goes over UDP, 24 ms.");
  expect(lineWords({ carrier: "webrtc", loss: 0.0314, roundTrip: 0.2 })).toBe("Voice goes over UDP, 1 ms, 3.1 % lost.");
  expect(lineWords({ carrier: "socket", loss: null, roundTrip: null })).toBe(
    "Voice goes over the page’s own connection.",
  );
  expect(lineWords({ carrier: null, loss: null, roundTrip: 20 })).toBe("There is no connection for voices yet.");
});
