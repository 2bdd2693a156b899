/** Who: what everybody of a capsule is called, by a letter until their names are wanted, what they said, and how far apart two are. Pure. */
import { type Capsule, type CapsuleTrack, type CapsuleWord, stepAt } from "../../../shared/conduct/capsule.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { isThere } from "../../world/replay/cast.ts";
import { say } from "./words.ts";

export type Part = "subject" | "reporter" | null;
/** The sign of somebody's part in it, beside the word. */
export const SIGNS = { subject: "▲", reporter: "●" } as const;

export type Person = { track: CapsuleTrack; part: Part; name: string };

/** What whoever works on the case calls those it is about, where they do; all others go by letters. */
export type Called = Readonly<Partial<Record<NonNullable<Part>, string | undefined>>>;

/** Who reports first, then whom it is about, then all others in the capsule's order, which is by nearness. */
export function peopleOf({ head, tracks }: Capsule, named: boolean, called: Called = {}): Person[] {
  const partOf = ({ avatar }: CapsuleTrack): Part =>
    avatar === head.reporter ? "reporter" : avatar === head.subject ? "subject" : null;
  const order = (track: CapsuleTrack) => ["reporter", "subject", null].indexOf(partOf(track));
  return [...tracks]
    .sort((a, b) => order(a) - order(b))
    .map((track, n) => {
      const part = partOf(track);
      const unnamed = (part && called[part]) ?? say("replay.person", { letter: letterOf(n) });
      return { track, part, name: named ? track.name : unnamed };
    });
}

/** A to Z, then AA, AB, … */
export function letterOf(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : letterOf(Math.floor(n / 26) - 1) + last;
}

/** What stands over somebody's head: their sign and part in words too. */
export function tagOf({ name, part }: Person): string {
  return part === null ? name : `${SIGNS[part]} ${name} · ${say(`replay.${part}`)}`;
}

export type Line = CapsuleWord & { by: Person };

/** All that was said, in its order. */
export function linesOf(people: readonly Person[]): Line[] {
  return people.flatMap((by) => by.track.words.map((word) => ({ ...word, by }))).sort((a, b) => a.at - b.at);
}

/** The first moment at which somebody is to be seen, ms. */
export function seenFrom({ head }: Capsule, { came, motion }: CapsuleTrack): number {
  return Math.max(came, head.steps[motion.steps[0] ?? 0] ?? 0);
}

const here: Vec3 = [0, 0, 0];
const there: Vec3 = [0, 0, 0];

/** How far the floor points of two are apart at a moment, metres over the ground; null while they are not both there. */
export function apart({ head }: Capsule, a: CapsuleTrack, b: CapsuleTrack, at: number): number | null {
  const moment = stepAt(head, at);
  if (!isThere(a, at) || !isThere(b, at)) return null;
  if (!a.motion.placeAt(moment, here) || !b.motion.placeAt(moment, there)) return null;
  return Math.hypot(here[0] - there[0], here[2] - there[2]);
}
