/** Acts: everything a host can do, as one list: said before it is done, with its own key, and taken back as if it had not been. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Act, asksFirst, type Given, givenAtFirst } from "../../../../client/ui/console/acts/act.ts";
import { actsOf } from "../../../../client/ui/console/acts/all-acts.ts";
import { findActs } from "../../../../client/ui/console/acts/find-acts.ts";
import type { Desk } from "../../../../client/ui/console/acts/going-acts.ts";
import { isOfPlace, keyWords, pressedAct } from "../../../../client/ui/console/acts/keys.ts";
import { keyOf, NOTHING_ASKED, standOf } from "../../../../client/ui/console/acts/stand.ts";
import { draftOf } from "../../../../client/ui/console/acts/word-acts.ts";
import { PARTS } from "../../../../client/ui/console/parts.ts";
import { FakeEvening, INVITATIONS } from "../../../support/fake-evening.ts";

const DESK: Desk = {
  turnTo: () => {},
  palette: () => {},
  keys: () => {},
  write: () => {},
  rehearse: () => {},
  invite: () => {},
  step: () => {},
  last: null,
  takeBack: async () => {},
  place: () => {},
  conduct: () => {},
};
/** What can be open in the inbox. */
const CHOSEN = [null, keyOf("question", 0), keyOf("question", 1), keyOf("idea", 0), keyOf("poll", "colour")];

const listed = (evening: FakeEvening, chosen: string | null): Act[] =>
  actsOf(standOf(evening.visit, chosen, { ...NOTHING_ASKED, invitations: INVITATIONS }), evening.visit, DESK);

/** Every field with something in it. */
function filled(act: Act): Given {
  const words = Object.fromEntries(
    (act.fields ?? []).flatMap(({ name, kind }) => (kind === "line" || kind === "lines" ? [[name, "Yes\nNo"]] : [])),
  );
  return { ...givenAtFirst(act), ...words };
}

/** An evening after some of what can be done in it. */
async function after(picks: readonly number[]): Promise<FakeEvening> {
  const evening = new FakeEvening();
  for (const pick of picks) {
    evening.now += 1000;
    const can = listed(evening, CHOSEN[pick % CHOSEN.length]!).filter(
      ({ off, id }) => off === null && id !== "cue.close",
    );
    const act = can[pick % can.length]!;
    await act.run(filled(act));
  }
  return evening;
}

test("[CSL5] Every act has a name and says what it will do; ids are its own, and no key means two things in one part.", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9999), { maxLength: 12 }), fc.constantFrom(...CHOSEN), async (picks, chosen) => {
      const acts = listed(await after(picks), chosen);
      expect(new Set(acts.map(({ id }) => id)).size).toBe(acts.length);
      for (const { words, does, off, sure, fields = [] } of acts)
        for (const said of [words, does, off ?? "-", sure ?? "-", ...fields.map(({ label }) => label)]) {
          expect(said.trim()).not.toBe("");
          expect(said).not.toMatch(/(console|people|messages)\.[a-z]|[{}]/);
        }
      for (const { name } of PARTS) {
        const keys = acts.flatMap(({ key, part }) => (key !== undefined && (part ?? name) === name ? [key] : []));
        expect(new Set(keys).size, name).toBe(keys.length);
        // What asks for space in the place below is nobody else's.
        expect(keys).not.toContain("p");
      }
    }),
    { numRuns: 15 },
  );
});

test("[CSL6] Whatever is done is taken back as if it had not been; what cannot be asks first; what moves only its host asks the house for nothing.", async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(9999), { maxLength: 12 }),
      fc.constantFrom(...CHOSEN),
      fc.nat(9999),
      async (picks, chosen, pick) => {
        const evening = await after(picks);
        const can = listed(evening, chosen).filter(({ off }) => off === null);
        const act = can[pick % can.length]!;
        const before = evening.seen;
        const asked = evening.asked;
        const result = await act.run(filled(act));
        done.add(act.id.split(" ")[0]!);
        if (act.kind === "go") {
          expect(result).toBeNull();
          expect(evening.asked).toBe(asked);
        } else if (act.kind === "final") {
          expect(act.sure, act.id).toBeTruthy();
          expect(asksFirst(act)).toBe(true);
          expect(result?.back, act.id).toBeUndefined();
        } else {
          expect(evening.asked, act.id).toBeGreaterThan(asked);
          await result!.back!();
          expect(evening.seen, act.id).toEqual(before);
        }
      },
    ),
    { numRuns: 100 },
  );
  expect(done.size).toBeGreaterThan(15);
});

test("[CSL5] [MSG3] What can be done with messages and invitations follows from how they stand, and nothing with what is over.", () => {
  const ids = listed(new FakeEvening(), null).map(({ id }) => id);
  const of = (message: number) =>
    ids.filter((id) => id.startsWith("message.") && id.endsWith(` ${message}`)).map((id) => id.split(/[. ]/)[1]);
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(of)).toEqual([
    ["approve", "discard"],
    ["discard"],
    ["approve", "anyway", "discard"],
    ["send", "discard"],
    ["now", "discard"],
    ["correct", "withdraw"],
    [],
    [],
  ]);
  expect(ids.filter((id) => id.startsWith("invitation."))).toEqual(["invitation.revoke one"]);
});

test("[CSL5] Acts are found by letters of their name in their order, the best first, without accents; all of them where nothing is asked.", () => {
  const acts = listed(new FakeEvening(), null);
  const first = (asked: string) => findActs(acts, asked)[0]?.id;
  expect(first("hold")).toBe("cue.hold");
  expect(first("call next")).toBe("hand.next");
  expect(first("urg")).toBe("cue.news");
  expect(first("CAFÉZZ".normalize("NFD"))).toBeUndefined();
  expect(first("skip brea")).toBe("cue.skip break");
  expect(findActs(acts, "")).toHaveLength(acts.length);
  expect(findActs(acts, "zzzz")).toEqual([]);
});

test("[CSL5] A letter acts in its part, not while somebody types, and not where its host turned letters off; Ctrl K always does.", () => {
  const acts = listed(new FakeEvening(), keyOf("question", 0));
  const press = (key: string, more = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    repeat: false,
    ...more,
  });
  const at = { part: "conversation", typing: false, letters: true } as const;
  expect(pressedAct(acts, press("h"), at)?.id).toBe("cue.hold");
  expect(pressedAct(acts, press("j"), at)?.id).toBe("go.next");
  expect(pressedAct(acts, press("j"), { ...at, part: "run" })).toBeNull();
  expect(pressedAct(acts, press("h"), { ...at, typing: true })).toBeNull();
  expect(pressedAct(acts, press("h"), { ...at, letters: false })).toBeNull();
  expect(pressedAct(acts, press("?"), { ...at, letters: false })?.id).toBe("go.keys");
  expect(pressedAct(acts, press("h", { repeat: true }), at)).toBeNull();
  for (const mod of ["ctrlKey", "metaKey"])
    expect(pressedAct(acts, press("k", { [mod]: true }), { ...at, typing: true })?.id).toBe("go.palette");
  expect(pressedAct(acts, press("h", { ctrlKey: true }), at)).toBeNull();
  expect([isOfPlace(press("h")), isOfPlace(press("p")), isOfPlace(press("h", { metaKey: true }))]).toEqual([
    true,
    false,
    false,
  ]);
  expect([keyWords("Mod+k", false), keyWords("Mod+k", true), keyWords("?", false)]).toEqual(["Ctrl K", "⌘K", "?"]);
});

test("[CSL10] An announcement says whom it is for, and nothing of whom it does not choose.", () => {
  expect(draftOf({ text: " Hello ", label: "staff" })).toEqual({ text: "Hello", label: "staff" });
  expect(
    draftOf({
      text: "Hello",
      label: "sponsored",
      source: "page 4",
      zone: "court",
      newcomers: "known",
      languages: "en fr",
      roles: "visitor",
      devices: "phone headset",
    }),
  ).toEqual({
    text: "Hello",
    label: "sponsored",
    source: "page 4",
    to: {
      zone: "court",
      newcomers: false,
      languages: ["en", "fr"],
      roles: ["visitor"],
      devices: ["phone", "headset"],
    },
  });
});
