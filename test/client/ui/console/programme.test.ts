/** Programme: an evening that is written in the console is one that can be, whatever is done to its cues on the way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cueFields, missingWords } from "../../../../client/ui/console/programme/cue-fields.ts";
import { cueOf, givenOf, type Place } from "../../../../client/ui/console/programme/cue-given.ts";
import {
  changed,
  type Draft,
  idOf,
  KINDS,
  mayAdd,
  moved,
  newDraft,
  withCopy,
  withCue,
  withoutCue,
} from "../../../../client/ui/console/programme/draft.ts";
import { programmeSchema } from "../../../../shared/programme/programme.ts";
import { launchNight } from "../../../support/console-evening.ts";

const zone = (id: string, kind: "stage" | "quiet") => ({ id, name: id, kind }) as unknown as Place["zones"][number];
const screen = (id: string) => ({ id, name: id }) as Place["screens"][number];
const PLACE: Place = {
  zones: [zone("stage", "stage"), zone("garden", "quiet")],
  screens: [screen("wall")],
  languages: [],
};
const begun = (): Draft => ({
  ...newDraft("2026-12-04", "Europe/Lisbon", (kind) => `A ${kind}`),
  id: "one",
  title: "One",
});

/** Every cue with something in each field that has to be there. */
function finished(draft: Draft): Draft {
  return draft.cues.reduce((so, cue) => {
    const given = { ...givenOf(cue, so, PLACE) };
    for (const { name, kind, isOptional } of cueFields(cue, so, PLACE))
      if (!isOptional && kind !== "choice" && !given[name]?.trim()) given[name] = name === "file" ? "a.png" : "Yes\nNo";
    return changed(so, cueOf(cue, given));
  }, draft);
}

type Deed = { add?: (typeof KINDS)[number]; remove?: number; copy?: number; move?: number; by?: 1 | -1 };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ add: fc.constantFrom(...KINDS) }),
  fc.record({ remove: fc.nat(20) }),
  fc.record({ copy: fc.nat(20) }),
  fc.record({ move: fc.nat(20), by: fc.constantFrom(1 as const, -1 as const) }),
);
function after(draft: Draft, { add, remove, copy, move, by }: Deed): Draft {
  const id = (n: number) => draft.cues[n % draft.cues.length]!.id;
  if (add !== undefined) return mayAdd(draft, add) ? withCue(draft, add, `A ${add}`) : draft;
  if (remove !== undefined) return draft.cues.length === 1 ? draft : withoutCue(draft, id(remove));
  if (copy !== undefined) return withCopy(draft, id(copy));
  return moved(draft, id(move!), by!);
}

test("[CSL12] Whatever is added, copied, moved and taken out, filled in it is a programme; without what is missing it says so.", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), (deeds) => {
      const draft = deeds.reduce<Draft>(after, begun());
      expect(new Set(draft.cues.map(({ id }) => id)).size).toBe(draft.cues.length);
      const whole = finished(draft);
      for (const cue of whole.cues) expect(missingWords(cue, whole, PLACE)).toEqual([]);
      const read = programmeSchema.safeParse(whole);
      expect(read.success ? [] : read.error.issues.map(({ message }) => message)).toEqual([]);
      for (const cue of draft.cues)
        if (["welcome", "announcement", "poll", "screen"].includes(cue.do.kind) && !deeds.some((d) => "copy" in d))
          expect(missingWords(cue, draft, PLACE)).not.toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("[CSL12] [MSG7] A cue that is opened and left is the one that was there, whoever wrote it.", () => {
  const { cues } = programmeSchema.parse(launchNight(Date.UTC(2026, 11, 4, 19)));
  const scale = {
    kind: "poll",
    question: "How?",
    answers: "scale",
    scale: { from: "bad", to: "good", steps: 7 },
  } as const;
  const calling = (call: { label: string; address?: string; space?: string }, n: number) =>
    ({ id: `call-${n}`, title: "Call", do: { kind: "announcement", text: "Look.", call } }) as const;
  const calls = [
    { label: "See the lamps", address: "https://lamps.example/spring" },
    { label: "Come along", space: "lounge" },
  ].map(calling);
  const draft: Draft = { ...begun(), cues: [...cues, { id: "scale", title: "Scale", do: scale }, ...calls] };
  const plain = (from: Draft) => programmeSchema.parse(from).cues;
  const opened = draft.cues.reduce((so, cue) => changed(so, cueOf(cue, givenOf(cue, so, PLACE))), draft);
  // The one stage there is is named.
  const named = plain(draft).map((cue) =>
    cue.do.kind === "talk" ? { ...cue, do: { ...cue.do, stage: "stage" } } : cue,
  );
  expect(plain(opened)).toEqual(named);
});

test("[CSL12] What waits for a cue that is taken out begins when that would have; another comes before the close.", () => {
  const draft = begun();
  const without = withoutCue(draft, "talk");
  expect(without.cues.find(({ id }) => id === "questions")).toMatchObject({ after: { cue: "doors" } });
  expect(withoutCue(without, "doors").cues[0]).toMatchObject({ id: "questions", at: "19:00" });
  const more = withCue(draft, "talk", "Another");
  expect(more.cues.map(({ id }) => id)).toEqual(["doors", "talk", "questions", "talk-2", "close"]);
  expect(more.cues.at(-1)).toMatchObject({ after: { cue: "talk-2" } });
});

test("[CSL12] An evening is called by its title and day in links, in letters that links have, and never as the one before.", () => {
  const named = (title: string) => idOf({ ...begun(), title }, null);
  expect(named("Été à Lisbonne!")).toBe("ete-a-lisbonne-2026-12-04");
  expect(named("夜")).toBe("evening-2026-12-04");
  expect(named("2026: a look back at everything that we have ever done")).toMatch(/^a-look-[a-z-]+-2026-12-04$/);
  expect(idOf({ ...begun(), title: "One" }, "one-2026-12-04")).toBe("one-2026-12-04-2");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (title) => {
      expect(named(title)).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
    }),
  );
});
