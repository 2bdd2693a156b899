/**
 * EveningView: an evening as people are told of it: what it is, when its parts are, and what is in force. Of who did what
 * nothing is in it. What happens behind the scenes is told to hosts alone. Times are ms since 1970. Carries EVE6.
 */
import { type Begins, beginsOf, type Cue, type CueKind, type Light, type What } from "../../programme/cue.ts";
import { inForce } from "../../programme/in-force.ts";
import { pollOf } from "../../programme/programme.ts";
import { type CueState, type Planned, planOf, type Run } from "../../programme/run.ts";

export type EveningCue = {
  id: string;
  title: string;
  kind: CueKind;
  status: CueState["status"];
  /** Whether it begins at a time, after another or by hand. */
  how: Begins;
  /** When it begins and ends, or did; null as long as nobody knows. */
  begins: number | null;
  ends: number | null;
  /** How long it is, minutes; without it, until another takes its place. */
  lasts?: number;
  /** What it says, from when it begins; what a talk is about, from the start. */
  text?: string;
  /** The names of those who speak. */
  speakers?: readonly string[];
  /** The zone it is given from. */
  stage?: string;
  /** Everything it does, for hosts. */
  do?: What;
};

export type EveningView = {
  id: string;
  title: string;
  summary?: string;
  /** The programme's own time zone. */
  zone: string;
  starts: number;
  /** In the programme's order; announcements, screens, light, sound and rules are hosts' alone. */
  cues: readonly EveningCue[];
  /** Nothing begins or ends by itself since then. */
  heldSince: number | null;
  closedAt: number | null;
  inForce: {
    doors: "none" | "shut" | "open";
    /** The part that is on, and the polls that are open, by the cue's id. */
    part: string | null;
    polls: readonly string[];
    /** Which of them has its chart on which screen, by the screen's id and the poll's (`conversation.polls`); the newest on each. */
    charts: readonly { screen: string; poll: string }[];
    /** Whether the house may be asked. */
    questions: boolean;
    light: Light | null;
    sound: "sea" | "garden" | "hall" | "fountain" | null;
    /** Soft: whoever is called up is heard, besides staff; hard: staff alone. */
    audience: "free" | "soft" | "hard";
    /** Zones in which nobody is heard. */
    quiet: readonly string[];
    /** Bigger news has the place. */
    news: { title: string; text: string } | null;
  };
};

/** Somebody who waits before a full space, since then (ms since 1970). */
export type WaitingGuest = { id: string; name: string; since: number };

/** What people come for; anything else happens behind the scenes. */
export const PUBLIC_KINDS: ReadonlySet<CueKind> = new Set([
  "doors",
  "welcome",
  "talk",
  "break",
  "questions",
  "poll",
  "close",
]);

/** How an evening is told; null where none is set. `full`: for hosts. */
export function eveningView(run: Run, now: number, full: boolean): EveningView | null {
  const { programme, startsAt, heldSince, closedAt } = run;
  if (programme === null) return null;
  const { id, title, summary, zone } = programme;
  const { doors, part, polls, questions, light, sound, audience, quiet, news } = inForce(run);
  return {
    id,
    title,
    ...(summary !== undefined && { summary }),
    zone,
    starts: startsAt,
    cues: planOf(run, now)
      .filter(({ cue }) => full || PUBLIC_KINDS.has(cue.do.kind))
      .map((planned) => viewOf(planned, full)),
    heldSince,
    closedAt,
    inForce: {
      doors,
      part: part?.id ?? null,
      polls: polls.map((poll) => poll.id),
      charts: chartsOf(id, polls),
      questions,
      light,
      sound,
      audience,
      quiet,
      news,
    },
  };
}

/** A later one covers what an earlier one shows on the same screen. */
function chartsOf(programme: string, polls: ReturnType<typeof inForce>["polls"]): EveningView["inForce"]["charts"] {
  const shown = new Map<string, string>();
  for (const { id, do: what } of polls) if (what.screen !== undefined) shown.set(what.screen, pollOf(programme, id));
  return [...shown].map(([screen, poll]) => ({ screen, poll }));
}

function viewOf({ cue, state: { status, began }, begins, ends }: Planned, full: boolean): EveningCue {
  const { id, title, do: what } = cue;
  const text = what.kind === "talk" ? what.about : began === null ? undefined : saidBy(what);
  const { speakers, stage } = what.kind === "talk" ? what : {};
  return {
    id,
    title,
    kind: what.kind,
    status,
    how: beginsOf(cue),
    begins,
    ends,
    ...(cue.lasts !== undefined && { lasts: cue.lasts }),
    ...(text !== undefined && { text }),
    ...(speakers !== undefined && { speakers }),
    ...(stage !== undefined && { stage }),
    ...(full && { do: what }),
  };
}

/** The words that a cue says to everybody. */
export function saidBy(what: Cue["do"]): string | undefined {
  return what.kind === "welcome" || what.kind === "break" || what.kind === "questions" || what.kind === "close"
    ? what.text
    : undefined;
}
