/** Captions, with a browser's recognition played by hand. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { canCaption, startCaptions } from "../../../client/voice/captions.ts";

class Recognition {
  static answer = "available";
  static asked: unknown[] = [];
  static made: Recognition[] = [];
  static async available(options: unknown) {
    Recognition.asked.push(options);
    return Recognition.answer;
  }
  lang = "";
  processLocally = false;
  interimResults = true;
  started: unknown[] = [];
  stopped = false;
  onresult: ((event: unknown) => void) | null = null;
  onend: (() => void) | null = null;
  constructor() {
    Recognition.made.push(this);
  }
  start(track: unknown) {
    this.started.push(track);
  }
  stop() {
    this.stopped = true;
  }
  /** Says something, as the last of all results so far. */
  hears(text: string, isFinal = true) {
    this.onresult?.({
      resultIndex: 1,
      results: [
        { isFinal: true, 0: { transcript: "old" } },
        { isFinal, 0: { transcript: text } },
      ],
    });
  }
}

const track = {} as MediaStreamTrack;

beforeEach(() => {
  vi.useFakeTimers();
  Recognition.made = [];
  Recognition.asked = [];
  Recognition.answer = "available";
  vi.stubGlobal("SpeechRecognition", Recognition);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("[VOI64] only a browser that writes down on the device captions anything", async () => {
  expect(await canCaption("el")).toBe(true);
  expect(Recognition.asked).toEqual([{ langs: ["el"], processLocally: true }]);
  Recognition.answer = "downloadable";
  expect(await canCaption("el")).toBe(false);
  vi.stubGlobal("SpeechRecognition", class {});
  expect(await canCaption("el")).toBe(false);
  vi.stubGlobal("SpeechRecognition", undefined);
  expect(await canCaption("el")).toBe(false);
});

test("[VOI64] whole sentences are told, once, from the very track, on the device", () => {
  const said: string[] = [];
  const stop = startCaptions(
    track,
    "en",
    (text) => said.push(text),
    () => said.push("gave up"),
  );
  const [one] = Recognition.made;
  expect(one).toMatchObject({ lang: "en", processLocally: true, interimResults: false, started: [track] });
  one!.hears(" Good evening. ");
  one!.hears("not yet", false);
  one!.hears("  ");
  expect(said).toEqual(["Good evening."]);
  one!.onend?.();
  vi.advanceTimersByTime(300);
  expect(one!.started).toHaveLength(2);
  stop();
  expect(one!.stopped).toBe(true);
  one!.hears("And the last words.");
  expect(said).toEqual(["Good evening.", "And the last words."]);
  one!.onend?.();
  vi.advanceTimersByTime(1000);
  expect(one!.started).toHaveLength(2);
});

test("[VOI64] what never works is given up", () => {
  let gaveUp = 0;
  startCaptions(
    track,
    "en",
    () => {},
    () => gaveUp++,
  );
  for (let n = 0; n < 10; n++) {
    if (gaveUp === 0) Recognition.made[0]!.onend?.();
    vi.advanceTimersByTime(300);
  }
  expect(gaveUp).toBe(1);
});
