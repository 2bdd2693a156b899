/** Evening: what hosts do with the evening of a space: its programme, its cues, its rehearsal. Carries EVE3, EVE8 and PRG11. */
import { may } from "../../../shared/conduct/roles.ts";
import { checkProgramme, pastProblems } from "../../../shared/programme/check-programme.ts";
import { type Advice, lint } from "../../../shared/programme/lint.ts";
import type { Programme } from "../../../shared/programme/programme.ts";
import type { RehearsalTold } from "../../../shared/programme/rehearsal.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import type { HostDeed } from "../../programme/conductor.ts";
import { fileProblems } from "../../programmes.ts";
import { spaceFolder, tellPersons } from "../house.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Asked, Handler } from "./verb.ts";

type Written = { programme: Programme | null };

export const cue: Handler<"cue"> = async ({ house, space }, visitor, asked) => {
  refuseOthers(visitor);
  return { event: await house.evenings.do(space.id, visitor.person, deedOf(asked)) };
};

export const programme: Handler<"programme"> = async (room, visitor, asked) => {
  refuseOthers(visitor);
  const { house, space } = room;
  const written = await programmeOf(room, asked.programme);
  const [past] = pastProblems(house.evenings.runOf(space.id), written, house.now());
  if (past) throw wrong(past);
  return { event: await house.evenings.set(space.id, visitor.person, written) };
};

/** As it was written: `eveningView` tells what became of it. */
export const writtenProgramme: Handler<"writtenProgramme"> = ({ house, space }, visitor): Written => {
  refuseOthers(visitor);
  return { programme: house.evenings.runOf(space.id).programme };
};

export const lintProgramme: Handler<"lintProgramme"> = async (room, visitor, asked): Promise<Advice[]> => {
  refuseOthers(visitor);
  const { house, space } = room;
  const where = whenceOf(room);
  if (asked.programme !== undefined)
    return lint(await programmeOf(room, asked.programme), house.now(), undefined, where);
  const run = house.evenings.runOf(space.id);
  if (run.programme === null) throw new StoaError("not-found", "No evening is set here.");
  return lint(run.programme, house.now(), run, where);
};

export const rehearse: Handler<"rehearse"> = async (room, visitor, { programme: written, people, seed }) => {
  refuseOthers(visitor);
  const { house, space } = room;
  const programme = written === undefined ? house.evenings.runOf(space.id).programme : await programmeOf(room, written);
  if (programme === null) throw new StoaError("not-found", "No evening is set here.");
  const tell = (told: Partial<RehearsalTold>) =>
    tellPersons(house, space.id, [visitor.person], "rehearsal", { share: 1, through: null, refused: null, ...told });
  const played = house.rehearsals.begin(space.id, { programme, space, people, seed }, (hundredths) =>
    tell({ share: hundredths / 100 }),
  );
  const { title, zone } = programme;
  played.then(
    (rehearsal) =>
      tell({ through: { title, zone, rehearsal, advice: lint(programme, undefined, undefined, whenceOf(room)) } }),
    (error: unknown) => {
      if (!(error instanceof StoaError)) house.log.error({ error }, "a rehearsal failed");
      tell({ refused: error instanceof StoaError ? error.message : "The rehearsal failed." });
    },
  );
};

/** From where its words call people to other spaces. */
const whenceOf = ({ house, space }: SpaceRoom) => ({ space: space.id, spaces: house.spaces });

async function programmeOf({ house, space }: SpaceRoom, json: unknown): Promise<Programme> {
  const check = checkProgramme(json, space);
  if (!check.ok) throw wrong(check.problems[0]!);
  const [missing] = await fileProblems(check.programme, spaceFolder(house, space.id));
  if (missing) throw wrong(missing);
  return check.programme;
}

const wrong = ({ path, text }: Advice) =>
  new StoaError("invalid", `${[path, text].filter((part) => part !== "").join(": ")}.`);

function deedOf(asked: Asked<"cue">): HostDeed {
  switch (asked.do) {
    case "begin":
      return { kind: "began", cue: asked.cue };
    case "end":
      return { kind: "ended", cue: asked.cue };
    case "skip":
      return { kind: "skipped", cue: asked.cue };
    case "extend":
      return { kind: "extended", cue: asked.cue, minutes: asked.minutes };
    case "hold":
      return { kind: "held" };
    case "resume":
      return { kind: "resumed" };
    case "preempt":
      return { kind: "preempted", title: asked.title, text: asked.text };
    case "close":
      return { kind: "closed" };
    case "undo":
      return { kind: "undone", event: asked.event };
  }
}

function refuseOthers({ role }: Visitor): void {
  if (!may(role, "host")) throw new StoaError("not-allowed", "Only hosts run the evening.");
}
