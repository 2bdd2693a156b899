/** CueGiven: what stands in the fields of a cue, and the cue that comes of what was filled in. Pure. Carries CSL12. */
import type { LABELS } from "../../../../shared/messages/message.ts";
import type { POLL_KINDS } from "../../../../shared/programme/cue.ts";
import type { Space } from "../../../../shared/space/space.ts";
import type { Given } from "../acts/act.ts";
import { audienceOf, givenOfAudience } from "../acts/audience-fields.ts";
import { callOf, givenOfCall } from "../acts/call-fields.ts";
import type { Stand } from "../acts/stand.ts";
import type { Draft, DraftCue } from "./draft.ts";

/** What a cue can name. */
export type Place = Pick<Stand, "languages"> & Pick<Space, "zones" | "screens">;

export const MUTES = ["free", "soft", "hard"] as const;
export const SHOWN = ["image", "video"] as const;

/** What stands in the fields of a cue. */
export function givenOf({ id, title, at, after, lasts, do: what }: DraftCue, { cues }: Draft, place: Place): Given {
  const here = cues.findIndex((one) => one.id === id);
  const other = cues[here - 1] ?? cues[here + 1];
  return {
    title,
    begins: at !== undefined ? "at" : after !== undefined ? "after" : "hand",
    at: at ?? "19:00",
    after: after?.cue ?? other?.id ?? "",
    later: after?.minutes ? String(after.minutes) : "",
    lasts: lasts === undefined ? "" : String(lasts),
    ...givenOfWhat(what, place),
  };
}

function givenOfWhat(what: DraftCue["do"], { zones, screens }: Place): Given {
  const first = screens[0]?.id ?? "";
  switch (what.kind) {
    case "doors":
      return {};
    case "welcome":
    case "break":
    case "questions":
    case "close":
      return { text: what.text ?? "" };
    case "talk":
      return {
        speakers: (what.speakers ?? []).join("\n"),
        stage: what.stage ?? zones.find(({ kind }) => kind === "stage")?.id ?? "",
        about: what.about ?? "",
      };
    case "poll":
      return {
        question: what.question,
        answers: what.answers ?? "single",
        options: (what.options ?? []).join("\n"),
        from: what.scale?.from ?? "",
        to: what.scale?.to ?? "",
        chart: what.screen ?? "",
      };
    case "screen":
      return { screen: what.screen || first, show: what.show, file: what.file, shown: what.title, alt: what.alt };
    case "light":
      return { light: what.light };
    case "sound":
      return { sound: what.sound };
    case "announcement":
      return {
        text: what.text,
        ...givenOfAudience(what.to),
        label: what.label ?? "staff",
        source: what.source ?? "",
        ...givenOfCall(what.call),
      };
    case "rules":
      return { audience: what.audience ?? "free", quiet: (what.quiet ?? []).join(" ") };
  }
}

/** The cue as it was filled in. */
export function cueOf(before: DraftCue, given: Given): DraftCue {
  const { title = "", begins, at = "", after = "", later = "", lasts = "" } = given;
  const minutes = numberOf(later);
  const length = numberOf(lasts);
  return {
    id: before.id,
    title,
    ...(begins === "at" && { at }),
    ...(begins === "after" && { after: { cue: after, ...(minutes !== null && { minutes }) } }),
    ...(length !== null && { lasts: length }),
    do: whatOf(before.do, given),
  };
}

function whatOf(before: DraftCue["do"], given: Given): DraftCue["do"] {
  const of = (name: string): string => given[name] ?? "";
  const text = of("text");
  switch (before.kind) {
    case "doors":
      return before;
    case "welcome":
      return { kind: before.kind, text };
    case "break":
    case "questions":
    case "close":
      return { kind: before.kind, ...(text.trim() !== "" && { text }) };
    case "talk": {
      const speakers = linesOf(of("speakers"));
      return {
        kind: "talk",
        ...(of("stage") !== "" && { stage: of("stage") }),
        ...(speakers.length > 0 && { speakers }),
        ...(of("about").trim() !== "" && { about: of("about") }),
      };
    }
    case "poll": {
      const answers = of("answers") as (typeof POLL_KINDS)[number];
      const scale = { ...before.scale, from: of("from"), to: of("to") };
      return {
        kind: "poll",
        question: of("question"),
        answers,
        ...(answers === "scale" ? { scale } : { options: linesOf(of("options")) }),
        ...(of("chart") !== "" && { screen: of("chart") }),
      };
    }
    case "screen":
      return {
        kind: "screen",
        screen: of("screen"),
        show: of("show") as (typeof SHOWN)[number],
        ...{ file: of("file"), title: of("shown"), alt: of("alt") },
      };
    case "light":
      return { kind: "light", light: of("light") as typeof before.light };
    case "sound":
      return { kind: "sound", sound: of("sound") as typeof before.sound };
    case "announcement": {
      const [to, call] = [audienceOf(given), callOf(given)];
      // What is not asked for here stays as it was written.
      const { to: _to, source: _source, call: _call, ...rest } = before;
      return {
        ...rest,
        text,
        ...(to !== undefined && { to }),
        label: of("label") as (typeof LABELS)[number],
        ...(of("source").trim() !== "" && { source: of("source") }),
        ...(call !== undefined && { call }),
      };
    }
    case "rules":
      return {
        kind: "rules",
        audience: of("audience") as (typeof MUTES)[number],
        quiet: of("quiet")
          .split(" ")
          .filter((zone) => zone !== ""),
      };
  }
}

const numberOf = (words: string): number | null => {
  const number = Number(words);
  return words.trim() === "" || !Number.isFinite(number) ? null : number;
};

const linesOf = (words: string): string[] =>
  words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
