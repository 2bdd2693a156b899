/**
 * Gather: from what a room remembered to the tracks of a capsule: those concerned, and who was near them. A generator, so
 * that whoever runs it can let steps come in between. Carries CAP2 and CAP4.
 */
import {
  type CapsuleHead,
  type CapsuleWord,
  encodeTrack,
  PIECE_LIMIT,
  TRACKS_MOST,
} from "../../../shared/conduct/capsule.ts";
import { RUN_HEAD, writeRunHead } from "../../../shared/conduct/motion.ts";
import type { Role } from "../../../shared/conduct/roles.ts";
import type { Look } from "../../../shared/pose/look.ts";
import { type Base, sampleLength, sampleOffset } from "../../../shared/pose/sample.ts";
import type { Chunk, Frozen, FrozenTrail } from "./recorder.ts";

/** How others saw somebody. */
export type Face = { name: string; role: Role; look: Look };
type To = CapsuleWord["to"];
type Trail = FrozenTrail<Face>;
export type Memory = Frozen<Face, To>;

/** Who was this near to those concerned at any time is in it, mm. */
const NEAR = 25_000;
/** So many steps of others' ways are looked at before somebody else gets their turn. */
const LOOKED_AT = 20_000;

export type Concerned = { subject: string | null; reporter: string };
export type Gathered = { head: CapsuleHead; tracks: { person: string; bytes: Uint8Array<ArrayBuffer> }[] };

/** Yields between pieces of work of about a millisecond; answers null when nobody concerned was there. */
export function* gather(
  memory: Memory,
  about: { space: string; copy: number; stepMs: number },
  { subject, reporter }: Concerned,
): Generator<undefined, Gathered | null> {
  const { from, to, times, trails, said } = memory;
  const concerned = trails.filter(({ person }) => person === subject || person === reporter);
  if (concerned.length === 0) return null;
  const avatars = new Set(concerned.map(({ avatar }) => avatar));
  const heard = said.filter(({ hearers }) => hearers.some((one) => avatars.has(one)));
  const speakers = new Set(heard.map(({ from: speaker }) => speaker));

  const ways = concerned.map((trail) => wayOf(memory, trail));
  yield;
  const others: { trail: Trail; distance: number }[] = [];
  let looked = 0;
  for (const trail of trails) {
    if (concerned.includes(trail)) continue;
    const distance = nearest(memory, trail, ways);
    if (distance <= NEAR || speakers.has(trail.avatar)) others.push({ trail, distance });
    looked += times.length * ways.length;
    if (looked < LOOKED_AT) continue;
    looked = 0;
    yield;
  }
  const rank = ({ trail, distance }: (typeof others)[number]) => (speakers.has(trail.avatar) ? -1 : distance);
  others.sort((a, b) => rank(a) - rank(b));
  const chosen = [...concerned, ...others.map(({ trail }) => trail)].slice(0, TRACKS_MOST);
  const within = new Set(chosen.map(({ avatar }) => avatar));

  const since = (at: number) => Math.max(0, Math.round(at - from));
  const tracks: Gathered["tracks"] = [];
  for (const trail of chosen) {
    const { face, avatar, states, bubbles } = trail;
    const words = heard
      .filter((one) => one.from === avatar)
      .map(({ id, at, text, to: addressee, hearers }) => ({
        ...{ id, at: since(at), text, to: addressee },
        hearers: hearers.filter((one) => within.has(one)),
      }));
    const bytes = encodeTrack(
      {
        ...{ avatar, ...face, words },
        came: since(trail.came),
        left: trail.left === Number.POSITIVE_INFINITY ? null : since(trail.left),
        states: states.map(({ at, ...state }) => ({ at: since(at), ...state })),
        bubbles: bubbles.map(({ at, radius }) => ({ at: since(at), radius })),
      },
      motionOf(memory, trail),
    );
    if (bytes.length <= PIECE_LIMIT) tracks.push({ person: trail.person, bytes });
    yield;
  }
  const last = (person: string | null) => concerned.findLast((one) => one.person === person)?.avatar ?? null;
  return {
    head: {
      ...about,
      ...{ from: Math.round(from), to: Math.round(to), subject: last(subject), reporter: last(reporter) },
      steps: [...times].map(since),
    },
    tracks,
  };
}

/** Where somebody's floor point was in each step, mm; `NOWHERE` before they came and after they left. */
type Way = { x: Int32Array; z: Int32Array };
const NOWHERE = 0x7fffffff;

function wayOf(memory: Memory, trail: Trail): Way {
  const count = memory.times.length;
  const way = { x: new Int32Array(count).fill(NOWHERE), z: new Int32Array(count) };
  eachStay(memory, trail, (first, end, x, z) => {
    way.x.fill(x, first, end);
    way.z.fill(z, first, end);
  });
  return way;
}

/** How near somebody ever was to any of those ways, mm. */
function nearest(memory: Memory, trail: Trail, ways: readonly Way[]): number {
  let least = Number.POSITIVE_INFINITY;
  eachStay(memory, trail, (first, end, x, z) => {
    for (const way of ways) {
      for (let n = first; n < end; n++) {
        if (way.x[n] === NOWHERE) continue;
        const dx = way.x[n]! - x;
        const dz = way.z[n]! - z;
        const square = dx * dx + dz * dz;
        if (square < least) least = square;
      }
    }
  });
  return Math.sqrt(least);
}

/** Each place that somebody had, from one step (counted from the first) to before another. */
function eachStay(
  memory: Memory,
  trail: Trail,
  visit: (first: number, end: number, x: number, z: number) => void,
): void {
  const last = lastStep(memory, trail);
  let step = -1;
  let x = 0;
  let z = 0;
  eachSample(memory, trail, (bytes, at, base, next) => {
    if (step >= 0) visit(step, Math.min(next, last), x, z);
    step = next;
    x = base.x + sampleOffset(bytes, at, 0);
    z = base.z + sampleOffset(bytes, at, 2);
  });
  if (step >= 0 && step < last) visit(step, last, x, z);
}

/** The first step in which somebody was no longer there. */
function lastStep({ times }: Memory, { left }: Trail): number {
  let end = times.length;
  while (end > 0 && times[end - 1]! >= left) end--;
  return end;
}

/** Each sample that counts, with its step counted from the first: what was so before stands at 0. */
function eachSample(
  { tick, times }: Memory,
  { first, last, lastLength }: Trail,
  visit: (bytes: Uint8Array, at: number, base: Base, step: number) => void,
): void {
  let before: { bytes: Uint8Array; at: number; base: Base } | null = null;
  for (let chunk: Chunk | null = first; chunk; chunk = chunk === last ? null : chunk.next) {
    const end = chunk === last ? lastLength : chunk.length;
    let of = chunk.firstTick - tick;
    for (let at = 0; at < end; at += sampleLength(chunk.bytes, at)) {
      of += chunk.bytes[at]!;
      if (of <= 0) before = { bytes: chunk.bytes, at, base: chunk };
      else if (of < times.length) {
        if (before) visit(before.bytes, before.at, before.base, 0);
        before = null;
        visit(chunk.bytes, at, chunk, of);
      }
    }
  }
  if (before) visit(before.bytes, before.at, before.base, 0);
}

/** The motion of a trail, as `shared/conduct/motion.ts` has it. */
function motionOf(memory: Memory, trail: Trail): Uint8Array {
  let room = 0;
  for (let chunk: Chunk | null = trail.first; chunk; chunk = chunk === trail.last ? null : chunk.next)
    room += RUN_HEAD + chunk.bytes.length;
  const out = new Uint8Array(room);
  let base: Base | null = null;
  let head = 0;
  let began = 0;
  let step = 0;
  let end = 0;
  const close = () => {
    if (base) writeRunHead(out, head, began, base, end - head - RUN_HEAD);
  };
  eachSample(memory, trail, (bytes, at, of, next) => {
    if (of !== base) {
      close();
      base = of;
      head = end;
      began = next;
      step = next;
      end += RUN_HEAD;
    }
    const length = sampleLength(bytes, at);
    out.set(bytes.subarray(at, at + length), end);
    out[end] = next - step;
    step = next;
    end += length;
  });
  close();
  return out.slice(0, end);
}
