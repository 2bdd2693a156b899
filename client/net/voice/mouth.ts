/**
 * Mouth: whatever speaks: packets that a program brings, of which one goes out every 20 ms, or a microphone's track, which
 * is encoded here or, where there is a line over WebRTC, by the browser. At first it keeps back what is said.
 */
import { FRAME_MS, OPUS_LIMIT } from "../../../shared/voice/frame.ts";
import type { Tools } from "../tools.ts";
import type { RtcLineInPage } from "./rtc-line.ts";
import type { OpusSource } from "./voice.ts";

export type Mouth = {
  /** Resolves when it speaks; rejects where this browser cannot encode. */
  readonly ready: Promise<void>;
  /** Lets out what is said, or keeps it back. */
  gate(open: boolean): void;
  /** Speaks over WebRTC from now on; null is over the WebSocket. Packets know the WebSocket only. */
  carry(line: RtcLineInPage | null): void;
  shut(): void;
};

export type Ear = {
  /** 20 ms; `tick` counts them, through silence too, and wraps at 65,536. */
  frame(tick: number, opus: Uint8Array): void;
  /** Nothing more comes of this source: it gave all it had, or it broke. */
  ended(broken: boolean): void;
};

export function isTrack(source: MediaStreamTrack | OpusSource): source is MediaStreamTrack {
  return "kind" in source && "readyState" in source;
}

export function mouthOf(source: MediaStreamTrack | OpusSource, tools: Tools, ear: Ear): Mouth {
  return isTrack(source) ? microphone(source, ear) : packets(source, tools, ear);
}

/** What it says goes one way at a time; each change waits for the one before. */
function microphone(track: MediaStreamTrack, ear: Ear): Mouth {
  let open = false;
  let over = false;
  let line: RtcLineInPage | null = null;
  let encoding: { stop(): void } | null = null;
  let changing: Promise<void> = Promise.resolve();

  const settle = async () => {
    const to = line;
    if (over || to !== null) {
      encoding?.stop();
      encoding = null;
    }
    if (to !== null) {
      await to.setTrack(over || !open ? null : track);
    } else if (!over && encoding === null) {
      const { startMicrophone } = await import("./microphone.ts");
      encoding = await startMicrophone(
        track,
        (tick, opus) => {
          if (open && line === null && !over) ear.frame(tick, opus);
        },
        () => ear.ended(true),
      );
    }
  };
  const change = () => {
    changing = changing.then(settle);
    return changing;
  };
  const gone = () => ear.ended(true);
  track.addEventListener("ended", gone);
  // A line that has just fallen is followed by another: it is told by `carry`.
  const quietly = () => void change().catch(() => {});
  return {
    ready: change(),
    gate(to) {
      if (open === to) return;
      open = to;
      if (line !== null) quietly();
    },
    carry(to) {
      line = to;
      changing = changing.catch(() => {});
      quietly();
    },
    shut() {
      over = true;
      track.removeEventListener("ended", gone);
      quietly();
    },
  };
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
    if (!over) ear.ended(false);
  };
  go().catch(() => {
    if (!over) ear.ended(true);
  });
  return {
    ready: Promise.resolve(),
    gate: (to) => {
      open = to;
    },
    carry() {},
    shut: () => {
      over = true;
    },
  };
}
