/**
 * Writes a grey picture as PNG (W3C PNG specification, third edition), in sixteen shades: half as large as in 256.
 */
import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const GREY = 0;
/** A pixel's bits, and the shade of white. */
const BITS = 4;
const WHITE = 15;
/** Each line as the difference to the line above it. */
const UP = 2;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Two pixels to a byte, line by line; `pixels` are 0 to 255. */
function shades(width: number, height: number, pixels: Uint8Array): { packed: Buffer; wide: number } {
  const wide = Math.ceil(width / 2);
  const packed = Buffer.alloc(wide * height);
  for (const [k, pixel] of pixels.entries()) {
    const [x, y] = [k % width, Math.floor(k / width)];
    packed[y * wide + (x >> 1)]! |= Math.round((pixel / 255) * WHITE) << (x % 2 === 0 ? BITS : 0);
  }
  return { packed, wide };
}

/** The bytes of the picture's file; `pixels` are 0 to 255, line by line. */
export function greyPng(width: number, height: number, pixels: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, GREY, 0, 0, 0], 8);
  const { packed, wide } = shades(width, height, pixels);
  const lines = Buffer.alloc((wide + 1) * height);
  for (let y = 0; y < height; y++) {
    lines[y * (wide + 1)] = UP;
    for (let x = 0; x < wide; x++) {
      const above = y > 0 ? packed[(y - 1) * wide + x]! : 0;
      lines[y * (wide + 1) + 1 + x] = (packed[y * wide + x]! - above) & 255;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
