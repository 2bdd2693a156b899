/**
 * Upload: what a host may bring for a screen, of which kind and how heavy. It travels in chunks of one size, each an HTTP
 * request of its own, so that a slow line loses little and a proxy with small bodies lets it through.
 */

export const UPLOAD_TYPES = ["image/png", "image/jpeg", "image/webp", "video/mp4", "video/webm"] as const;
export type UploadType = (typeof UPLOAD_TYPES)[number];

const MB = 1_000_000;
/** The heaviest file of each kind, bytes. */
export const UPLOAD_LIMIT = { image: 4 * MB, video: 100 * MB } as const;
/** No picture is wider or higher, pixels. */
export const PICTURE_LIMIT = 4096;
/** What one person, and all people together, may have here at a time, bytes. */
export const PERSON_LIMIT = 200 * MB;
export const HOUSE_LIMIT = 2000 * MB;
/** How many files of one person may be on their way at a time. */
export const UNFINISHED_LIMIT = 4;
/** All chunks but the last are exactly so long, bytes. */
export const CHUNK = 256 * 1024;

/** Where chunks go: `POST <path>/<file>?at=<offset>`, answered with `{ received }`. */
export const UPLOADS_PATH = "/api/uploads";

export const isVideo = (type: string): boolean => type.startsWith("video/");

/** Bytes as people read them: `6.1 MB`. What is over a limit is never rounded down to it. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (MB / 10)) / 10} MB`;
}

/** Why a file is too heavy for a screen, with the number that failed; null where it is not. */
export function tooHeavy(type: UploadType, size: number): string | null {
  const video = isVideo(type);
  const limit = UPLOAD_LIMIT[video ? "video" : "image"];
  if (size <= limit) return null;
  return `This ${video ? "video" : "picture"} has ${megabytes(size)}; a screen takes ${megabytes(limit)}.`;
}
