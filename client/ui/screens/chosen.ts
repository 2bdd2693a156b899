/**
 * Chosen: a file from a host's own device, on its way to a screen: a picture, a video, or a PDF whose pages become
 * pictures here, in the host's browser. What no screen takes is refused before a byte of it leaves.
 */
import { StoaError } from "../../../shared/protocol/refusal.ts";
import type { ShowKind } from "../../../shared/screen/show.ts";
import { isVideo, tooHeavy, UPLOAD_TYPES } from "../../../shared/screen/upload.ts";
import { text } from "../../../shared/text/text.ts";
import type { Visit } from "../../net/visit.ts";

export const PDF = "application/pdf";
/** What a file chooser offers. */
export const CHOOSABLE: readonly string[] = [...UPLOAD_TYPES, PDF];

export type ChosenPage = { blob: Blob; alt: string };
export type Chosen = {
  kind: ShowKind;
  /** How long a video is, seconds, where it tells. */
  length?: number;
  /** The file's name without its ending. */
  title: string;
  pages: number;
  /** Makes a page ready, from 1; its words are "" where the file itself has none. */
  page(number: number): Promise<ChosenPage>;
  /** Lets go of what it holds. */
  close(): void;
};

/** @throws {StoaError} with a sentence that says what is wrong with the file, with the number that is too much */
export async function choose(file: File): Promise<Chosen> {
  const title = file.name.replace(/\.[^.]*$/, "").slice(0, 100);
  if (file.type === PDF) {
    const { openPdf } = await import("./pdf.ts");
    return { kind: "slides", title, ...(await openPdf(file)) };
  }
  const type = UPLOAD_TYPES.find((one) => one === file.type);
  if (type === undefined) throw new StoaError("invalid", text("screens.refused.kind"));
  const heavy = tooHeavy(type, file.size);
  if (heavy !== null) throw new StoaError("too-long", heavy);
  const one = { title, pages: 1, page: async () => ({ blob: file, alt: "" }), close: () => undefined };
  return isVideo(type) ? { kind: "video", ...one, ...(await measured(file)) } : { kind: "image", ...one };
}

/** @throws {StoaError} for a video that this browser cannot play: others could not either */
async function measured(file: File): Promise<{ length?: number }> {
  const video = document.createElement("video");
  const address = URL.createObjectURL(file);
  try {
    await new Promise((known, failed) => {
      video.addEventListener("loadedmetadata", known);
      video.addEventListener("error", failed);
      video.preload = "metadata";
      video.src = address;
    });
    return Number.isFinite(video.duration) && video.duration > 0 ? { length: video.duration } : {};
  } catch {
    throw new StoaError("invalid", text("screens.refused.video"));
  } finally {
    video.removeAttribute("src");
    URL.revokeObjectURL(address);
  }
}

/** How far it is: the page that is on its way, and how much of everything has arrived, 0 to 1. */
export type Progress = { page: number; done: number };

/**
 * Sends all of it and puts it on a screen.
 * @param alt what it shows, where its pages do not say so themselves
 */
export async function putOn(
  visit: Pick<Visit, "upload" | "show">,
  screen: string,
  chosen: Chosen,
  {
    title,
    alt,
    signal,
    onProgress,
  }: {
    title: string;
    alt: string;
    signal: AbortSignal;
    onProgress: (progress: Progress) => void;
  },
): Promise<void> {
  const files: string[] = [];
  for (let number = 1; number <= chosen.pages; number++) {
    const tell = (part: number) => onProgress({ page: number, done: (number - 1 + part) / chosen.pages });
    tell(0);
    const page = await chosen.page(number);
    signal.throwIfAborted();
    files.push(await visit.upload(page.blob, { alt: page.alt || alt, signal, onProgress: tell }));
  }
  const { kind, length } = chosen;
  await visit.show(screen, { kind, title, files, ...(length === undefined ? {} : { length }) });
}
