import fc from "fast-check";
import { expect, test } from "vitest";
import { momentOf, ownShow } from "../../../shared/screen/show.ts";
import { megabytes, tooHeavy, UPLOAD_LIMIT } from "../../../shared/screen/upload.ts";

const now = fc.integer({ min: 1.7e12, max: 2.5e12 });
const length = fc.double({ min: 0.3, max: 86_400, noNaN: true });

test("[SCR3] A video that runs goes on as fast as time, wherever it is asked.", () => {
  fc.assert(
    fc.property(now, fc.nat(80_000_000), fc.nat(5000), (at, passed, more) => {
      const show = { playing: true, at, loop: false };
      const gone = momentOf(show, at + passed + more) - momentOf(show, at + passed);
      expect(gone).toBeCloseTo(more / 1000, 6);
    }),
  );
});

test("[SCR3] Nobody is before its beginning or after its end, and a stopped one stays where it is.", () => {
  fc.assert(
    fc.property(now, now, length, fc.boolean(), fc.boolean(), (at, then, duration, playing, loop) => {
      const moment = momentOf({ playing, at, loop }, then, duration);
      expect(moment).toBeGreaterThanOrEqual(0);
      expect(moment).toBeLessThanOrEqual(duration);
    }),
  );
  expect(momentOf({ playing: false, at: 4200, loop: false }, 2e12, 60)).toBe(4.2);
});

test("[SCR3] Browsers that take a video for some milliseconds longer or shorter loop it alike.", () => {
  fc.assert(
    fc.property(now, fc.integer({ min: 3, max: 6000 }), fc.integer({ min: -40, max: 40 }), (then, tenths, off) => {
      const show = { playing: true, at: 0, loop: true };
      const a = momentOf(show, then, tenths / 10);
      const b = momentOf(show, then, tenths / 10 + off / 1000);
      expect(Math.abs(a - b)).toBeLessThanOrEqual(0.041);
    }),
  );
});

test("[SCR1] A screen shows what its space's file says, and nothing where it says nothing.", () => {
  const screen = {
    id: "a",
    name: "A",
    position: [0, 2, 0] as [number, number, number],
    yaw: 0,
    width: 2,
    height: 1,
    alt: "x",
  };
  expect(ownShow({ id: "hall" }, screen)).toBeNull();
  expect(ownShow({ id: "hall" }, { ...screen, image: "a.png" })).toMatchObject({
    kind: "image",
    pages: [{ file: "spaces/hall/a.png", alt: "x" }],
    own: true,
  });
  expect(ownShow({ id: "hall" }, { ...screen, video: "a.webm" })).toMatchObject({
    kind: "video",
    loop: true,
    playing: true,
  });
});

test("[SCR11] What is too heavy is told with its number, which is never the limit itself.", () => {
  expect(tooHeavy("image/png", 6_100_000)).toBe("This picture has 6.1 MB; a screen takes 4 MB.");
  expect(tooHeavy("video/mp4", 100_000_001)).toBe("This video has 100.1 MB; a screen takes 100 MB.");
  fc.assert(
    fc.property(fc.nat(300_000_000), (size) => {
      const words = tooHeavy("image/webp", size);
      expect(words === null).toBe(size <= UPLOAD_LIMIT.image);
      if (words) expect(megabytes(size)).not.toBe(megabytes(UPLOAD_LIMIT.image));
    }),
  );
});
