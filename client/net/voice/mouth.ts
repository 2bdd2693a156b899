/**
 * Mouth: whatever speaks, as Opus frames with their time: a microphone's track, which is encoded here, or packets that a
 * program brings, of which one goes out every 20 ms.
 */
import { FRAME_MS, OPUS_LIMIT } from "../../../shared/voice/frame.ts";
import type { Tools } from "../tools.ts";
import type { OpusSource } from "./voice.ts";

/** At first it keeps back what is said. */
export type Mouth = {
  /** Resolves when it speaks; rejects where this browser cannot encode. */
  readonly ready: Promise<void>;
  /** Lets out what is said, or keeps it back. */
  gate(open: boolean): void;
  shut(): void;
};

export type Ear = {
  /** 20 ms; `tick` counts them, through silence too, and wraps at 65,536. */
  frame(tick: number, opus: Uint8Array): void;
  /** Nothing more comes of this source. */
  ended(): void;
};

export function isTrack(source: MediaStreamTrack | OpusSource): source is MediaStreamTrack {
  return "kind" in source && "readyState" in source;
}

export function mouthOf(source: MediaStreamTrack | OpusSource, tools: Tools, ear: Ear): Mouth {
  if (isTrack(source)) throw new Error("A track needs a browser.");
  return packets(source, tools, ear);
}

/** Goes through the packets at the pace of speech, however fast they are there. */
function packets(source: OpusSource, tools: Tools, ear: Ear): Mouth {
  let over = false;
  let open = false;
  const began = tools.now();
  const wait = (ms: number) => new Promise<void>((resolve) => void tools.after(ms, resolve));
  const go = async () => {
    let due = began;
    for await (const opus of source) {
      if (over) return;
      const early = due - tools.now();
      if (early > 0) await wait(early);
      if (over) return;
      const now = tools.now();
      // A source that stopped for a while goes on now, and does not hurry after what it missed.
      if (now - due > FRAME_MS) due = now;
      if (open && opus.byteLength <= OPUS_LIMIT) ear.frame(Math.round((due - began) / FRAME_MS) & 0xffff, opus);
      due += FRAME_MS;
    }
    if (!over) ear.ended();
  };
  go().catch(() => {
    if (!over) ear.ended();
  });
  return {
    ready: Promise.resolve(),
    gate: (to) => {
      open = to;
    },
    shut: () => {
      over = true;
    },
  };
}
