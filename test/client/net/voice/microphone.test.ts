import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameGatherer } from "../../../../client/net/voice/capture.worklet.ts";
import { startMicrophone } from "../../../../client/net/voice/microphone.ts";

test("[VOI26] Where nothing can encode voice the microphone says so in a sentence, and nothing of a browser is needed before.", async () => {
  const track = {} as MediaStreamTrack;
  const started = startMicrophone(
    track,
    () => undefined,
    () => undefined,
  );
  await expect(started).rejects.toMatchObject({ name: "StoaError", code: "invalid" });
  await expect(started).rejects.toThrow(/^[A-Z].*\.$/);
});

test("[VOI26] However a microphone gives its samples, they leave in frames of 20 ms, whole and in order.", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 1500 }), fc.boolean())), (blocks) => {
      const frames: Float32Array[] = [];
      const gatherer = new FrameGatherer((frame) => frames.push(frame));
      const said: number[] = [];
      for (const [length, heard] of blocks) {
        const block = Float32Array.from({ length }, (_, n) => (heard ? said.length + n + 1 : 0));
        gatherer.add(heard ? block : undefined, length);
        said.push(...block);
      }
      expect(frames.every((frame) => frame.length === 960)).toBe(true);
      expect(frames.flatMap((frame) => [...frame])).toEqual(said.slice(0, Math.floor(said.length / 960) * 960));
    }),
  );
});
