/**
 * Content: whether bytes are what they are said to be, by how every file of that kind begins. A picture's size in pixels
 * stands in its first bytes too, so that nobody has to unpack a picture to know that it is too large.
 */
import type { UploadType } from "../../shared/screen/upload.ts";

export type Pixels = { width: number; height: number };

/** Whether a file that begins with `head` is of this type. */
export function isOfType(type: UploadType, head: Uint8Array): boolean {
  switch (type) {
    case "image/png":
      return begins(head, "\x89PNG\r\n\x1a\n") && begins(head, "IHDR", 12);
    case "image/jpeg":
      return begins(head, "\xff\xd8\xff");
    case "image/webp":
      return begins(head, "RIFF") && begins(head, "WEBPVP8", 8);
    case "video/mp4":
      return begins(head, "ftyp", 4);
    case "video/webm":
      return begins(head, "\x1a\x45\xdf\xa3") && Buffer.from(head.subarray(0, 64)).includes("webm");
  }
}

/** A picture's size, or null where its first bytes do not tell it. */
export function pixelsOf(type: UploadType, head: Uint8Array): Pixels | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    if (type === "image/png") return { width: view.getUint32(16), height: view.getUint32(20) };
    if (type === "image/jpeg") return jpegPixels(view);
    return type === "image/webp" ? webpPixels(view) : null;
  } catch (problem) {
    // Beyond the end of what is there.
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

/** Goes from segment to segment up to the one that begins the frame. */
function jpegPixels(view: DataView): Pixels | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Lossy, lossless or extended: three ways to tell the same. */
function webpPixels(view: DataView): Pixels | null {
  switch (view.getUint8(15)) {
    case 0x20:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x4c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x58: {
      const width = view.getUint16(24, true) | (view.getUint8(26) << 16);
      const height = view.getUint16(27, true) | (view.getUint8(29) << 16);
      return { width: width + 1, height: height + 1 };
    }
    default:
      return null;
  }
}

/** Whether these characters, a byte each, stand `at` there. */
function begins(bytes: Uint8Array, letters: string, at = 0): boolean {
  for (let k = 0; k < letters.length; k++) if (bytes[at + k] !== letters.charCodeAt(k)) return false;
  return true;
}
