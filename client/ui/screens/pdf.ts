/**
 * Pdf: a PDF's pages as pictures, with the words on them. Loaded only when somebody chooses a PDF; its worker, fonts and
 * decoders come from our own server.
 */
import { GlobalWorkerOptions, getDocument, PasswordException, type PDFDocumentProxy } from "pdfjs-dist";
import workerSrc from "pdfjs-dist/build/pdf.worker.min.mjs?url";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { ALT_LIMIT, PAGES_LIMIT } from "../../../shared/screen/show.ts";
import { megabytes, UPLOAD_LIMIT } from "../../../shared/screen/upload.ts";
import { text } from "../../../shared/text/text.ts";
import type { Chosen, ChosenPage } from "./chosen.ts";

/** A page's longer side, pixels. */
const LONGEST = 1920;
const QUALITY = 0.9;

GlobalWorkerOptions.workerSrc = workerSrc;

/** @throws {StoaError} where it cannot be read, or has more pages or weight than a screen takes */
export async function openPdf(file: File): Promise<Pick<Chosen, "pages" | "page" | "close">> {
  if (file.size > UPLOAD_LIMIT.video) {
    const [size, most] = [megabytes(file.size), megabytes(UPLOAD_LIMIT.video)];
    throw new StoaError("too-long", text("screens.refused.pdf-size", { size, most }));
  }
  const opening = getDocument({
    data: await file.arrayBuffer(),
    cMapUrl: "/pdf/cmaps/",
    standardFontDataUrl: "/pdf/standard_fonts/",
    wasmUrl: "/pdf/wasm/",
    iccUrl: "/pdf/iccs/",
  });
  let pdf: PDFDocumentProxy;
  try {
    pdf = await opening.promise;
  } catch (problem) {
    const locked = problem instanceof PasswordException;
    throw new StoaError("invalid", text(locked ? "screens.refused.pdf-locked" : "screens.refused.pdf"));
  }
  const { numPages: pages } = pdf;
  const close = () => void opening.destroy();
  if (pages > PAGES_LIMIT) {
    close();
    throw new StoaError("too-long", text("screens.refused.pages", { pages, most: PAGES_LIMIT }));
  }
  return { pages, page: (number) => paint(pdf, number), close };
}

async function paint(pdf: PDFDocumentProxy, number: number): Promise<ChosenPage> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: LONGEST / Math.max(width, height) });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  const words = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
  page.cleanup();
  return { blob: await packed(canvas), alt: shortened(words) };
}

/** A browser that makes no WebP makes a JPEG. */
async function packed(canvas: HTMLCanvasElement): Promise<Blob> {
  for (const type of ["image/webp", "image/jpeg"]) {
    const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, type, QUALITY));
    if (blob?.type === type) return blob;
  }
  throw new StoaError("invalid", text("screens.refused.pdf"));
}

function shortened(words: string): string {
  const letters = [...words.replace(/\s+/g, " ").trim()];
  return letters.length <= ALT_LIMIT ? letters.join("") : `${letters.slice(0, ALT_LIMIT - 1).join("")}…`;
}
