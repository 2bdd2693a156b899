/**
 * Receive: everybody's frames, as bytes, decoded: what the judge is shown is what receivers got.
 */
import { createStreams, type Neighbours, type Streams } from "../../server/presence/streams/streams.ts";
import type { World } from "../../server/presence/world.ts";
import { FrameReader } from "../../shared/pose/frame-reader.ts";
import { PART_CHANNELS, type SentBody } from "../../shared/pose/sent-body.ts";
import type { Line } from "./line.ts";
import { pairKey, type Seen, type Spot } from "./observation.ts";

type Reader = {
  reader: FrameReader;
  line: Line | null;
  behind: boolean;
  /** Since which step somebody near or mid has stood elsewhere than was told, and as of which step that was. */
  wrong: Map<number, { told: number; since: number }>;
};

/** How exactly a tier tells a place, mm. */
const AS_EXACT = { near: 0.5, mid: 11 };

export type Receiving = {
  /** Everybody is near to everybody unless told. */
  neighbours?: Neighbours;
  /** The line of whoever enters; null for one that takes everything at once. */
  line?: (slot: number, now: number) => Line | null;
};

export class Receivers {
  readonly #world: World;
  readonly #streams: Streams;
  readonly #readers = new Map<number, Reader>();
  readonly #avatars: Map<number, number>;
  readonly #lineOf: NonNullable<Receiving["line"]>;
  /** Bytes of all frames. */
  bytes = 0;
  /** Lines that were closed because nothing got through. */
  readonly closed: number[] = [];
  /** The longest that somebody near or mid stood elsewhere than a receiver without a line had last been told, steps. */
  oldest = 0;

  /** @param avatars the avatar in each slot, kept up by the crowd */
  constructor(world: World, avatars: Map<number, number>, { neighbours, line = () => null }: Receiving = {}) {
    this.#world = world;
    this.#avatars = avatars;
    this.#lineOf = line;
    this.#streams = createStreams(
      world,
      (receiver, other) =>
        !world.pairs.hidden(receiver, other) && world.isolated[other] === 0 && world.isolated[receiver] === 0,
      neighbours ?? { near: world.bodies.capacity, mid: 0 },
    );
  }

  get lines(): Line[] {
    return [...this.#readers.values()].flatMap(({ line }) => line ?? []);
  }

  open(slot: number, now: number): void {
    this.#readers.set(slot, {
      reader: new FrameReader(),
      line: this.#lineOf(slot, now),
      behind: false,
      wrong: new Map(),
    });
    this.#streams.open(slot);
  }

  close(slot: number): void {
    this.#readers.delete(slot);
    this.#streams.close(slot);
  }

  /**
   * What everybody decodes of this step, of whoever is near to them; two receivers that decode different places of one
   * avatar throw. Of whom a receiver that is behind sees pale nothing is told just now; the world says it instead.
   */
  receive(now = 0, time = 50): { seen: Map<number, Seen>; faded: Set<number> } {
    const seen = new Map<number, Seen>();
    const faded = new Set<number>();
    this.#streams.encode();
    for (const [slot, one] of this.#readers) {
      const avatar = this.#avatars.get(slot)!;
      this.#send(slot, one, now, time);
      if (one.behind) continue;
      for (const [wire, { tier, faded: pale, tick }] of one.reader.sightings()) {
        if (pale) faded.add(pairKey(avatar, this.#avatars.get(wire)!));
        const body = tier === "near" ? one.reader.body(wire)! : null;
        if (body) this.#see(seen, wire, body, tick);
        if (one.line !== null) continue;
        if (tier === "far") {
          if (one.wrong.size > 0) one.wrong.delete(wire);
        } else if (body) this.#watchAge(one, wire, body.place[0]!, body.place[2]!, AS_EXACT.near, tick);
        else {
          const [x, , z] = one.reader.pose(wire)!.position;
          this.#watchAge(one, wire, x * 1000, z * 1000, AS_EXACT.mid, tick);
        }
      }
    }
    // Whom somebody behind sees pale may be nobody they had been told of yet: shown again, or come, in the meantime.
    this.#world.eachPale((slot, other) => {
      if (!this.#readers.get(slot)?.behind) return;
      faded.add(pairKey(this.#avatars.get(slot)!, this.#avatars.get(other)!));
    });
    return { seen, faded };
  }

  #send(slot: number, one: Reader, now: number, time: number): void {
    const { line, reader } = one;
    line?.pass(time, now);
    const next = line?.reading.next(now, 0) ?? "send";
    one.behind = next !== "send";
    if (next === "close") {
      this.closed.push(slot);
      this.close(slot);
      this.open(slot, now);
      return;
    }
    if (next === "wait") return;
    if (line) this.#streams.thin(slot, line.reading.thinning);
    const frame = this.#streams.frame(slot);
    if (!frame) return;
    this.bytes += frame.length;
    const news = reader.read(frame);
    if ("error" in news) throw new Error(news.error);
    line?.send(news.tick, frame.length, now);
  }

  #see(seen: Map<number, Seen>, wire: number, body: Readonly<SentBody>, tick: number): void {
    const avatar = this.#avatars.get(wire);
    if (avatar === undefined) throw new Error(`slot ${wire} is seen and nobody is in it`);
    const before = seen.get(avatar);
    if (!before) seen.set(avatar, decode(avatar, body, tick === this.#world.tick));
    else if (before.x !== body.place[0] || before.y !== body.floor || before.z !== body.place[2]) {
      throw new Error(`avatar ${avatar} is decoded at two places in step ${this.#world.tick}`);
    }
  }

  /** Somebody near or mid was told to stand there, mm, as exactly as their tier says it, as of step `tick`. */
  #watchAge({ wrong }: Reader, wire: number, x: number, z: number, exact: number, tick: number): void {
    const { sentX, sentZ } = this.#world.bodies;
    if (Math.max(Math.abs(sentX[wire]! - x), Math.abs(sentZ[wire]! - z)) <= exact) {
      wrong.delete(wire);
      return;
    }
    const before = wrong.get(wire);
    const since = before?.told === tick ? before.since : this.#world.tick;
    wrong.set(wire, { told: tick, since });
    this.oldest = Math.max(this.oldest, this.#world.tick - since + 1);
  }
}

function decode(avatar: number, body: Readonly<SentBody>, fresh: boolean): Seen {
  const [x, y, z] = [body.place[0]!, body.floor, body.place[2]!];
  const part = (index: number): Spot | undefined => {
    if ((body.parts & (1 << index)) === 0) return undefined;
    const at = index * PART_CHANNELS;
    return { x: body.place[at]!, y: body.place[at + 1]!, z: body.place[at + 2]! };
  };
  const hands = [part(1), part(2)].filter((hand) => hand !== undefined);
  return { avatar, x, y, z, jump: fresh && body.jump, ghost: body.ghost, head: part(0), hands };
}
