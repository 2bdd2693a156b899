/**
 * Receive: everybody's frames, as bytes, decoded: what the judge is shown is what receivers got.
 */
import { createStreams, type Streams } from "../../server/presence/streams/streams.ts";
import type { World } from "../../server/presence/world.ts";
import { FrameReader } from "../../shared/pose/frame.ts";
import { PART_CHANNELS, type SentBody } from "../../shared/pose/sent-body.ts";
import { pairKey, type Seen, type Spot } from "./observation.ts";

export class Receivers {
  readonly #world: World;
  readonly #streams: Streams;
  readonly #readers = new Map<number, FrameReader>();
  readonly #avatars: Map<number, number>;
  /** Bytes of all frames. */
  bytes = 0;

  /** @param avatars the avatar in each slot, kept up by the crowd */
  constructor(world: World, avatars: Map<number, number>) {
    this.#world = world;
    this.#avatars = avatars;
    this.#streams = createStreams(
      world,
      (receiver, other) =>
        !world.pairs.hidden(receiver, other) && world.isolated[other] === 0 && world.isolated[receiver] === 0,
      { near: world.bodies.capacity, mid: 0 },
    );
  }

  open(slot: number): void {
    this.#readers.set(slot, new FrameReader());
    this.#streams.open(slot);
  }

  close(slot: number): void {
    this.#readers.delete(slot);
    this.#streams.close(slot);
  }

  /** What everybody decodes of this step; two receivers that decode different places of one avatar throw. */
  receive(): { seen: Map<number, Seen>; faded: Set<number> } {
    const seen = new Map<number, Seen>();
    const faded = new Set<number>();
    this.#streams.encode();
    for (const [slot, reader] of this.#readers) {
      const frame = this.#streams.frame(slot);
      const fresh = new Set<number>();
      if (frame) {
        this.bytes += frame.length;
        const news = reader.read(frame);
        if ("error" in news) throw new Error(news.error);
        for (const wire of news.moved) fresh.add(wire);
        for (const wire of news.entered) fresh.add(wire);
      }
      for (const wire of reader.wires()) {
        const avatar = this.#avatars.get(wire);
        if (avatar === undefined) throw new Error(`slot ${wire} is seen and nobody is in it`);
        const body = reader.body(wire)!;
        const before = seen.get(avatar);
        if (!before) seen.set(avatar, decode(avatar, body, fresh.has(wire)));
        else if (before.x !== body.place[0] || before.y !== body.floor || before.z !== body.place[2]) {
          throw new Error(`avatar ${avatar} is decoded at two places in step ${this.#world.tick}`);
        }
        if (reader.faded(wire)) faded.add(pairKey(this.#avatars.get(slot)!, avatar));
      }
    }
    return { seen, faded };
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
