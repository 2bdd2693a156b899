/** CueFields: what is asked for of a cue, by its kind, and what of it is missing. Pure. Carries CSL12. */
import { LABELS } from "../../../../shared/messages/message.ts";
import { LIGHTS, POLL_KINDS, SOUNDS } from "../../../../shared/programme/cue.ts";
import { ALT_LIMIT, TITLE_LIMIT } from "../../../../shared/screen/show.ts";
import { isolate } from "../../../../shared/text/text.ts";
import { type Field, missingOf } from "../acts/act.ts";
import { audienceFields } from "../acts/audience-fields.ts";
import { callFields } from "../acts/call-fields.ts";
import { say } from "../words.ts";
import { givenOf, MUTES, type Place, SHOWN } from "./cue-given.ts";
import type { Draft, DraftCue } from "./draft.ts";

const DAY_MINUTES = 24 * 60;
const SPEAKERS_MOST = 12 * 61;
const OPTIONS_MOST = 12 * 81;

/** In the order in which they are asked for. */
export function cueFields({ id, do: what }: DraftCue, { cues }: Draft, place: Place): Field[] {
  const others = cues.filter((one) => one.id !== id);
  const begins = others.length === 0 ? (["hand", "at"] as const) : (["after", "at", "hand"] as const);
  return [
    { name: "title", label: say("console.cue.title"), kind: "line", most: 120 },
    {
      name: "begins",
      label: say("console.cue.begins"),
      kind: "choice",
      choices: begins.map((how) => ({ value: how, words: say(`console.how.${how}`) })),
    },
    { name: "at", label: say("console.cue.at"), kind: "time", when: ({ begins }) => begins === "at" },
    {
      name: "after",
      label: say("console.cue.after"),
      kind: "choice",
      choices: others.map((one) => ({ value: one.id, words: isolate(one.title) })),
      when: ({ begins }) => begins === "after",
    },
    {
      name: "later",
      ...{ label: say("console.cue.later"), kind: "number", least: 0, most: DAY_MINUTES, isOptional: true },
      when: ({ begins }) => begins === "after",
    },
    ...(what.kind === "announcement" || what.kind === "close"
      ? []
      : [lengthField(what.kind === "doors" ? "console.cue.lasts.doors" : "console.cue.lasts")]),
    ...whatFields(what, place),
  ];
}

const lengthField = (label: "console.cue.lasts" | "console.cue.lasts.doors"): Field => ({
  ...{ name: "lasts", label: say(label), kind: "number", least: 0.1, most: DAY_MINUTES },
  isOptional: true,
});

function whatFields(what: DraftCue["do"], { zones, screens, languages }: Place): Field[] {
  const text = (isOptional: boolean): Field => ({
    ...{ name: "text", label: say("console.cue.text"), kind: "lines", most: 500 },
    ...(isOptional && { isOptional }),
  });
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, words: isolate(name) });
  switch (what.kind) {
    case "doors":
      return [];
    case "welcome":
      return [text(false)];
    case "break":
    case "questions":
    case "close":
      return [text(true)];
    case "talk": {
      const stages = zones.filter(({ kind }) => kind === "stage");
      return [
        {
          ...{ name: "speakers", label: say("console.cue.speakers"), kind: "lines", most: SPEAKERS_MOST },
          isOptional: true,
        },
        {
          ...{ name: "stage", label: say("console.cue.stage"), kind: "choice", choices: stages.map(named) },
          when: () => stages.length > 1,
        },
        { name: "about", label: say("console.cue.about"), kind: "lines", most: 1000, isOptional: true },
      ];
    }
    case "poll":
      return [
        { name: "question", label: say("console.poll.question"), kind: "line", most: 200 },
        {
          ...{ name: "answers", label: say("console.poll.answers"), kind: "choice" },
          choices: POLL_KINDS.map((kind) => ({ value: kind, words: say("console.poll.kind", { kind }) })),
        },
        {
          ...{ name: "options", label: say("console.poll.options"), kind: "lines", most: OPTIONS_MOST },
          when: ({ answers }) => answers !== "scale",
        },
        {
          ...{ name: "from", label: say("console.poll.from"), kind: "line", most: 40 },
          when: ({ answers }) => answers === "scale",
        },
        {
          ...{ name: "to", label: say("console.poll.to"), kind: "line", most: 40 },
          when: ({ answers }) => answers === "scale",
        },
        {
          ...{ name: "chart", label: say("console.cue.chart"), kind: "choice", isOptional: true },
          choices: [{ value: "", words: say("console.cue.chart.none") }, ...screens.map(named)],
          when: () => screens.length > 0,
        },
      ];
    case "screen":
      return [
        { name: "screen", label: say("console.cue.screen"), kind: "choice", choices: screens.map(named) },
        {
          ...{ name: "show", label: say("console.cue.show"), kind: "choice" },
          choices: SHOWN.map((show) => ({ value: show, words: say("console.cue.show.is", { show }) })),
        },
        { name: "file", label: say("console.cue.file"), kind: "line", most: 120 },
        { name: "shown", label: say("console.cue.shown"), kind: "line", most: TITLE_LIMIT },
        { name: "alt", label: say("console.cue.alt"), kind: "lines", most: ALT_LIMIT },
      ];
    case "light":
      return [
        {
          ...{ name: "light", label: say("console.cue.light"), kind: "choice" },
          choices: LIGHTS.map((light) => ({ value: light, words: say("console.cue.light.is", { light }) })),
        },
      ];
    case "sound":
      return [
        {
          ...{ name: "sound", label: say("console.cue.sound"), kind: "choice" },
          choices: SOUNDS.map((sound) => ({ value: sound, words: say("console.cue.sound.is", { sound }) })),
        },
      ];
    case "announcement":
      return [
        text(false),
        ...audienceFields({ zones, languages }),
        {
          ...{ name: "label", label: say("console.announce.label"), kind: "choice" },
          choices: LABELS.map((label) => ({ value: label, words: say("console.announce.is", { label }) })),
        },
        { name: "source", label: say("console.announce.source"), kind: "line", most: 300, isOptional: true },
        ...callFields(),
      ];
    case "rules":
      return [
        {
          ...{ name: "audience", label: say("console.cue.audience"), kind: "choice" },
          choices: MUTES.map((audience) => ({ value: audience, words: say("console.cue.audience.is", { audience }) })),
        },
        {
          ...{ name: "quiet", label: say("console.cue.quiet"), kind: "ticks", choices: zones.map(named) },
          ...{ isOptional: true, when: () => zones.length > 0 },
        },
      ];
  }
}

/** What is still to be filled in before it can be, by the names of its fields. */
export function missingWords(cue: DraftCue, draft: Draft, place: Place): string[] {
  const given = givenOf(cue, draft, place);
  const missing = missingOf(cueFields(cue, draft, place), given).map(({ label }) => label);
  const { do: what } = cue;
  const isShort = what.kind === "poll" && what.answers !== "scale" && what.options?.length === 1;
  return isShort ? [...missing, say("console.poll.options")] : missing;
}
