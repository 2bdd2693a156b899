import fc from "fast-check";
import { expect, test } from "vitest";
import { isOfType, pixelsOf } from "../../../server/uploads/content.ts";
import { UPLOAD_TYPES } from "../../../shared/screen/upload.ts";
import { jpegHead, png, webpHead } from "../../support/pictures.ts";

const side = fc.integer({ min: 1, max: 60_000 });

test("[SCR11] A picture's size is read from its head, however many segments stand before it.", () => {
  expect(pixelsOf("image/png", png(3, 2))).toEqual({ width: 3, height: 2 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.array(fc.integer({ min: 2, max: 65_000 }), { maxLength: 4 }),
      (width, height, before) => {
        expect(pixelsOf("image/jpeg", jpegHead(width, height, before))).toEqual({ width, height });
        expect(pixelsOf("image/webp", webpHead(width, height))).toEqual({ width, height });
      },
    ),
  );
});

test("[SCR11] Any bytes are read without a crash or a hang, and only what begins as its kind does is taken for it.", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...UPLOAD_TYPES),
      fc.uint8Array({ maxLength: 400 }),
      fc.boolean(),
      (type, bytes, jpeg) => {
        if (jpeg) bytes.set([0xff, 0xd8].slice(0, bytes.length));
        pixelsOf(type, bytes);
        if (bytes.length < 3) expect(isOfType(type, bytes)).toBe(false);
      },
    ),
    { numRuns: 2000 },
  );
  const html = Buffer.from("<!doctype html><script>alert(1)</script> webm PNG ftyp");
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  for (const type of UPLOAD_TYPES) expect([isOfType(type, html), isOfType(type, svg)]).toEqual([false, false]);
  expect(isOfType("image/jpeg", png(1, 1))).toBe(false);
  expect(isOfType("image/png", png(1, 1))).toBe(true);
});
