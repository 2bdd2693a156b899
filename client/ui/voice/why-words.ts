/**
 * Why words: why somebody is not heard, in two plain sentences: what is in the way, and what one can do. Whatever is wrong
 * on my own side comes first: while this page is silent nothing else is of any help. Carries VOI80.
 */
import type { LineState, Why } from "../../../shared/protocol/from-server/index.ts";
import { isolate, type TextKey, text } from "../../../shared/text/text.ts";
import type { LineQuality } from "../../net/voice/voice.ts";
import type { SessionState } from "../../voice/index.ts";
import { metreFigure } from "../near.ts";

export type WhyWords = { what: string; help: string };

/** How it stands with hearing at my own end. */
export type OwnHearing = {
  hears: SessionState["hears"];
  /** Frames that came to the slot of whom I ask about, and those that are missing among the last ones, 0…1. */
  loss: number | null;
  /** How long what comes waits before it is heard, ms. */
  delayMs: number | null;
};

/** A share of packets from which on words are hard to follow. */
const BAD_LOSS = 0.05;
/** A voice that is so late talks into the answer. Milliseconds. */
const LATE_MS = 600;
/** From this share of its reach on a voice is faint. */
const FAINT = 0.8;

/** Why I do not hear somebody called `name`, or that I do. */
export function whyWords(why: Why, name: string, own: OwnHearing): WhyWords {
  const values = valuesOf(why, name);
  if (own.hears === "never" || own.hears === "no") return sentences(`why.own.${own.hears}`, values);
  if (why.reason === "deaf" && own.hears === "opening") return sentences("why.own.opening", values);
  if (why.reason !== "heard") return sentences(reasonKey("why", why), values);
  const theirs = why.line?.loss ?? 0;
  if (theirs >= BAD_LOSS) return sentences("why.their.lost", { ...values, percent: Math.round(theirs * 100) });
  if ((own.loss ?? 0) >= BAD_LOSS)
    return sentences("why.own.lost", { ...values, percent: Math.round((own.loss ?? 0) * 100) });
  if ((own.delayMs ?? 0) >= LATE_MS)
    return sentences("why.own.late", { ...values, seconds: ((own.delayMs ?? 0) / 1000).toFixed(1) });
  return sentences(heardKey("why", why), values);
}

/** Why somebody called `listener` does not hear somebody called `name`, for whoever leads the gathering. */
export function pairWords(why: Why, name: string, listener: string): WhyWords {
  const values = { ...valuesOf(why, name), listener: isolate(listener) };
  if (why.reason !== "heard") return sentences(reasonKey("why.pair", why), values);
  const theirs = why.line?.loss ?? 0;
  if (theirs >= BAD_LOSS) return sentences("why.pair.lost", { ...values, percent: Math.round(theirs * 100) });
  return sentences(heardKey("why.pair", why), values);
}

/** What carries a voice, how much of it is lost and how long it takes. */
export function lineWords(line: LineState | LineQuality | null): string {
  if (line === null || line.carrier === null) return text("line.none");
  const { carrier, loss, roundTrip } = line;
  const facts = [
    text(`line.${carrier}`),
    ...(loss === null ? [] : [text("line.loss", { percent: tenths(loss * 100) })]),
    ...(roundTrip === null ? [] : [text("line.delay", { ms: Math.round(roundTrip) })]),
  ];
  return facts.join(", ");
}

type Values = Record<string, string | number>;

function valuesOf({ metres, reach, zone }: Why, name: string): Values {
  return {
    name: isolate(name),
    metres: metreFigure(metres),
    reach: Number.isFinite(reach) ? String(Math.round(reach)) : "",
    zone: isolate(zone ?? ""),
  };
}

type Side = "why" | "why.pair";

/** A quiet or closed place that has no name is told as the one here. */
function reasonKey(side: Side, { reason, zone }: Why) {
  if (reason === "quiet" || reason === "closed")
    return zone === undefined ? (`${side}.${reason}.here` as const) : (`${side}.${reason}` as const);
  return `${side}.${reason}` as const;
}

function heardKey(side: Side, { murmur, metres, reach }: Why) {
  return `${side}.${murmur ? "murmur" : metres > reach * FAINT ? "faint" : "heard"}` as const;
}

function sentences(key: TextKey & `why.${string}`, values: Values): WhyWords {
  return { what: text(key, values), help: text(`${key.replace(/\.here$/, "")}.do` as TextKey, values) };
}

function tenths(percent: number): number {
  return Math.round(percent * 10) / 10;
}
