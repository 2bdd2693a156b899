/** Pictures: the least bytes that are a picture of a size, of each kind that a screen takes. */
import { crc32, deflateSync } from "node:zlib";

/** A PNG of one colour, `extra` bytes heavier than it need be. */
export function png(width: number, height: number, [r, g, b] = [47, 85, 212], extra = 0): Uint8Array<ArrayBuffer> {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => Buffer.of(r!, g!, b!))]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  const padding = extra > 0 ? [chunk("noTe", Buffer.alloc(extra))] : [];
  const parts = [chunk("IHDR", size), ...padding, chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The head of a JPEG of a size, behind segments of `before` bytes. */
export function jpegHead(width: number, height: number, before: number[] = []): Uint8Array {
  const segments = before.map((length) => {
    const segment = Buffer.alloc(length + 2);
    segment.set([0xff, 0xe1, length >> 8, length & 255]);
    return segment;
  });
  const frame = Buffer.of(0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x22, 0);
  return new Uint8Array(Buffer.concat([Buffer.of(0xff, 0xd8), ...segments, frame]));
}

/** The head of an extended WebP of a size. */
export function webpHead(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(30);
  head.write("RIFF\x16\0\0\0WEBPVP8X", 0, "latin1");
  head.writeUIntLE(width - 1, 24, 3);
  head.writeUIntLE(height - 1, 27, 3);
  return new Uint8Array(head);
}
