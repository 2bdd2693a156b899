/**
 * Draft: a programme while it is written in the console: what it becomes with a cue more, one less, one moved or changed.
 * Pure. Carries CSL12.
 */
import type { CueKind } from "../../../../shared/programme/cue.ts";
import type { ProgrammeFile } from "../../../../shared/programme/programme.ts";

export type Draft = ProgrammeFile;
export type DraftCue = Draft["cues"][number];

/** In the order in which an evening usually has them. */
export const KINDS = [
  "doors",
  "welcome",
  "talk",
  "break",
  "questions",
  "poll",
  "announcement",
  "screen",
  "light",
  "sound",
  "rules",
  "close",
] as const satisfies readonly CueKind[];

/** A programme has one of each at most. */
const SINGLE: readonly CueKind[] = ["doors", "close"];
const ID_MOST = 40;
/** How long a part of that kind is at first, minutes. */
const USUAL_MINUTES: Partial<Record<CueKind, number>> = {
  doors: 10,
  welcome: 5,
  talk: 20,
  break: 15,
  questions: 15,
  poll: 5,
};

/**
 * An evening as somebody begins to write it: doors, a talk, questions, the close, one after another.
 * @param day `2026-12-04`
 * @param titleOf what a cue of that kind is called at first
 */
export function newDraft(day: string, zone: string, titleOf: (kind: CueKind) => string): Draft {
  const empty: Draft = { id: "", title: "", zone, starts: `${day}T19:00`, cues: [] };
  const kinds = ["doors", "talk", "questions", "close"] as const;
  return kinds.reduce((draft, kind) => withCue(draft, kind, titleOf(kind)), empty);
}

/** Whether another cue of that kind may be there. */
export const mayAdd = ({ cues }: Draft, kind: CueKind): boolean =>
  !SINGLE.includes(kind) || !cues.some((cue) => cue.do.kind === kind);

/** With another cue of that kind: after the last part of the evening, before the close; doors come first, at its start. */
export function withCue(draft: Draft, kind: CueKind, title: string): Draft {
  if (kind === "doors") {
    const at = draft.starts.slice(-5);
    const lasts = USUAL_MINUTES.doors!;
    return { ...draft, cues: [{ id: freeId(draft, kind), title, at, lasts, do: { kind } }, ...draft.cues] };
  }
  const closes = draft.cues.findIndex((cue) => cue.do.kind === "close");
  const at = closes < 0 ? draft.cues.length : closes;
  const last = draft.cues.slice(0, at).findLast(({ lasts }) => lasts !== undefined);
  const lasts = USUAL_MINUTES[kind];
  const cue: DraftCue = {
    id: freeId(draft, kind),
    title,
    ...(last !== undefined && (lasts !== undefined || kind === "close") && { after: { cue: last.id } }),
    ...(lasts !== undefined && { lasts }),
    do: emptyOf(kind),
  };
  const cues = [...draft.cues.slice(0, at), cue, ...draft.cues.slice(at)];
  const becomes = cue.after === undefined ? cues : cues.map((one) => afterTheNew(one, cue, last?.id));
  return { ...draft, cues: becomes };
}

/** The close waits for what is last now. */
function afterTheNew(one: DraftCue, cue: DraftCue, last: string | undefined): DraftCue {
  const waits = one.do.kind === "close" && one.id !== cue.id && one.after?.cue === last;
  return waits ? { ...one, after: { ...one.after, cue: cue.id } } : one;
}

/** Without it: what waited for it begins when it would have begun. */
export function withoutCue(draft: Draft, id: string): Draft {
  const gone = draft.cues.find((cue) => cue.id === id);
  if (gone === undefined) return draft;
  const cues = draft.cues
    .filter((cue) => cue !== gone)
    .map((cue) => {
      if (cue.after?.cue !== id) return cue;
      const { after, ...rest } = cue;
      if (gone.after !== undefined) return { ...rest, after: { ...after, cue: gone.after.cue } };
      return gone.at === undefined ? rest : { ...rest, at: gone.at };
    });
  return { ...draft, cues };
}

/** The same once more, right after it, begun by hand. */
export function withCopy(draft: Draft, id: string): Draft {
  const from = draft.cues.findIndex((cue) => cue.id === id);
  const found = draft.cues[from];
  if (found === undefined || !mayAdd(draft, found.do.kind)) return draft;
  const { at: _at, after: _after, ...rest } = structuredClone(found);
  const copy = { ...rest, id: freeId(draft, found.do.kind) };
  return { ...draft, cues: [...draft.cues.slice(0, from + 1), copy, ...draft.cues.slice(from + 1)] };
}

/** So many places further down, or up; at an end it stays. */
export function moved(draft: Draft, id: string, by: 1 | -1): Draft {
  const from = draft.cues.findIndex((cue) => cue.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= draft.cues.length) return draft;
  const cues = [...draft.cues];
  const [cue] = cues.splice(from, 1);
  cues.splice(to, 0, cue!);
  return { ...draft, cues };
}

export const changed = (draft: Draft, cue: DraftCue): Draft => ({
  ...draft,
  cues: draft.cues.map((one) => (one.id === cue.id ? cue : one)),
});

/** What this evening is called in links: its title and its day, as far as letters without accents tell them. */
export function idOf({ title, starts }: Draft, taken: string | null): string {
  const day = starts.slice(0, 10);
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "")
    .slice(0, ID_MOST - day.length - 3)
    .replace(/-+$/, "");
  const id = `${words === "" ? "evening" : words}-${day}`;
  return id === taken ? `${id}-2` : id;
}

function freeId({ cues }: Draft, kind: CueKind): string {
  const taken = new Set(cues.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? kind : `${kind}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function emptyOf(kind: CueKind): DraftCue["do"] {
  switch (kind) {
    case "welcome":
    case "announcement":
      return { kind, text: "" };
    case "poll":
      return { kind, question: "", options: [] };
    case "screen":
      return { kind, screen: "", show: "image", file: "", title: "", alt: "" };
    case "light":
      return { kind, light: "dusk" };
    case "sound":
      return { kind, sound: "sea" };
    default:
      return { kind };
  }
}
