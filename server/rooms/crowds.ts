/**
 * Crowds: how many stand in each zone of a space, added up over its copies in all processes, and told to its hosts while there
 * is more than one copy. Carries BTW11.
 */
import { may } from "../../shared/conduct/roles.ts";
import type { Crowd } from "../../shared/protocol/from-server/crowd.ts";
import type { Wire } from "../between/wire.ts";
import { type House, roomsOf } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";

/** Hosts, and the other processes, are told so often, ms. */
const TELL_EVERY_MS = 2000;
/** What a process told counts for so long, ms. */
const COUNTS_MS = 3 * TELL_EVERY_MS;

type CrowdAt = { zones: Crowd; at: number };

/** What other processes told of a space, by process. */
class Elsewhere {
  readonly #of = new Map<string, Map<string, CrowdAt>>();

  constructor(wire: Wire, now: () => number) {
    wire.on("crowd", ({ space, zones }, from) => {
      if (from === wire.here) return;
      const told = this.#of.get(space) ?? new Map<string, CrowdAt>();
      this.#of.set(space, told.set(from, { zones, at: now() }));
    });
    wire.on("closed", (_nothing, from) => {
      for (const told of this.#of.values()) told.delete(from);
    });
  }

  in(space: string, since: number): Crowd[] {
    const told = this.#of.get(space)?.values() ?? [];
    return [...told].filter(({ at }) => at >= since).map(({ zones }) => zones);
  }
}

type Parts = Pick<House, "wire" | "rooms" | "now" | "after"> & { others: Pick<House["others"], "of"> };

/**
 * From now on.
 * @returns the way to stop
 */
export function tellCrowds(house: Parts): () => void {
  const { wire, rooms, now, after, others } = house;
  const elsewhere = new Elsewhere(wire, now);
  let callOff = () => {};
  const tellAll = () => {
    for (const space of new Set([...rooms].map((room) => room.space.id))) {
      const here = roomsOf(house, space);
      const isElsewhere = others.of(space).length > 0;
      if (here.length === 1 && !isElsewhere) continue;
      const zones = sumOf(here.map(crowdIn));
      if (isElsewhere) wire.tell("crowd", { space, zones });
      const all = sumOf([zones, ...elsewhere.in(space, now() - COUNTS_MS)]);
      for (const room of here)
        for (const one of room.company.all()) if (may(one.role, "host")) room.tell(one, "crowd", all);
    }
    callOff = after(TELL_EVERY_MS, tellAll);
  };
  tellAll();
  return () => callOff();
}

function crowdIn({ company, world }: Pick<SpaceRoom, "company" | "world">): Crowd {
  const zones: Crowd = {};
  for (const { slot } of company.all()) {
    const zone = world.zoneOf(slot);
    if (zone !== null) zones[zone] = (zones[zone] ?? 0) + 1;
  }
  return zones;
}

function sumOf(crowds: readonly Crowd[]): Crowd {
  const sum: Crowd = {};
  for (const crowd of crowds) for (const [zone, count] of Object.entries(crowd)) sum[zone] = (sum[zone] ?? 0) + count;
  return sum;
}
