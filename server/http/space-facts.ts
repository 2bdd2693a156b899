/**
 * Space facts: what anybody may know of a space before they enter, its house rules among them, and the files people see
 * there. Only files that lie in the space's own folder, and of kinds that belong there. [SPC12] [SPC13]
 */
import { realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import express, { type Router } from "express";
import { versionsOf as changesOf } from "../../shared/conduct/rule-changes.ts";
import { inLanguage, type RuleSet } from "../../shared/conduct/rule-set.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Space } from "../../shared/space/space.ts";
import { PROGRAMME_FILE } from "../programmes.ts";
import { CompressedFiles } from "./compressed.ts";

export type SpaceFactsParts = {
  spaces: ReadonlyMap<string, Space>;
  /** The folder of `STOA_SPACES`; a space lies in the folder of its id. */
  folder: string;
  rulesOf: (space: string) => RuleSet;
  /** Every version of a space's house rules, to the letter, the newest first. */
  versionsOf: (space: string) => Promise<{ version: string; at: number; text: string }[]>;
  /** How many people are in all copies of a space now. */
  peopleIn: (space: string) => number;
};

/** What `GET /api/spaces/<space>` answers. */
type SpaceFacts = Pick<Space, "id" | "name" | "summary" | "brand" | "capacity" | "copies" | "newcomers"> & {
  people: number;
};

/** So many versions of house rules are told, the newest. */
const MOST_VERSIONS = 20;

const TYPES: Record<string, string> = {
  ".json": "application/json; charset=utf-8",
  ".glb": "model/gltf-binary",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ktx2": "image/ktx2",
  ".svg": "image/svg+xml",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
};

export function spaceFactsRoutes({ spaces, folder, rulesOf, versionsOf, peopleIn }: SpaceFactsParts): Router {
  const find = (id: string | undefined): Space => {
    const space = spaces.get(id ?? "");
    if (space === undefined) throw new StoaError("not-found", "There is no space of that name here.");
    return space;
  };

  const compressed = new CompressedFiles();
  const router = express.Router();
  router.get("/api/spaces/:space", (request, response) => {
    const { id, name, summary, brand, capacity, copies, newcomers } = find(request.params.space);
    const facts: SpaceFacts = { id, name, summary, brand, capacity, copies, newcomers, people: peopleIn(id) };
    response.set("Cache-Control", "no-cache").json(facts);
  });

  router.get("/api/spaces/:space/rules", (request, response) => {
    const set = rulesOf(find(request.params.space).id);
    const { rules, language } = inLanguage(set, request.acceptsLanguages());
    const checked = rules.rules.map((rule, at) => ({ ...rule, checks: set.rules[at]!.checks }));
    response.vary("Accept-Language").set({ "Cache-Control": "no-cache", "Content-Language": language });
    response.json({ ...rules, rules: checked });
  });

  router.get("/api/spaces/:space/rules/changes", async (request, response) => {
    const kept = await versionsOf(find(request.params.space).id);
    response
      .set("Cache-Control", "no-cache")
      .json({ versions: changesOf(kept.slice(0, MOST_VERSIONS + 1)).slice(0, MOST_VERSIONS) });
  });

  router.get("/spaces/:space/*file", async (request, response) => {
    const { id } = find(request.params.space);
    const file = await fileIn(join(folder, id), request.params.file);
    const type = TYPES[extname(file ?? "").toLowerCase()];
    if (file === undefined || type === undefined)
      throw new StoaError("not-found", "There is no such file in this space.");
    response.vary("Accept-Encoding");
    const small = request.acceptsEncodings("br") === "br" ? await compressed.of(file) : null;
    if (small !== null) {
      response.set({ "Content-Type": type, "Cache-Control": "no-cache", "Content-Encoding": "br", ETag: small.etag });
      response.send(small.bytes);
      return;
    }
    await new Promise<void>((sent, failed) => {
      response.sendFile(
        file,
        { cacheControl: false, dotfiles: "deny", headers: { "Content-Type": type, "Cache-Control": "no-cache" } },
        (error) => (error === undefined ? sent() : failed(error)),
      );
    });
  });
  return router;
}

/** The real path of a file, or undefined where it lies outside the folder, links followed, or is not there. */
async function fileIn(folder: string, parts: readonly string[]): Promise<string | undefined> {
  // What is to come of an evening is its hosts' alone; `/api/spaces/<space>/programme` says what is public.
  if (parts.at(-1)?.toLowerCase() === PROGRAMME_FILE) return undefined;
  if (parts.some((part) => part === "" || part.startsWith(".") || /[/\\\0:]/.test(part))) return undefined;
  try {
    const [root, file] = await Promise.all([realpath(folder), realpath(join(folder, ...parts))]);
    return file.startsWith(root + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}
