/**
 * Other processes: the copies of spaces that they have open, as those tell it, and what this one tells of its
 * own. Who was silent for a while is there no more. Carries BTW3 and BTW10.
 */
import { isStaff, may, type Role } from "../../shared/conduct/roles.ts";
import type { AvatarTold, CopyTold, ProcessTold } from "../between/told.ts";
import type { Wire } from "../between/wire.ts";
import type { Occupant } from "./copies.ts";
import type { House } from "./house.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** What is told at once, and that a process is there, ms. */
const TOLD_EVERY_MS = 150;
const BEAT_MS = 1000;
/** Who has said nothing for so long is gone, ms. */
const SILENT_MS = 3500;

type Process = ProcessTold & { heard: number };

export class OtherProcesses {
  readonly #processes = new Map<string, Process>();
  readonly #now: () => number;
  /** Called when a process has told of itself. */
  changed: () => void = () => {};

  constructor(wire: Wire, now: () => number) {
    this.#now = now;
    wire.on("copies", (told, from) => {
      if (from === wire.here) return;
      this.#processes.set(from, { ...told, heard: now() });
      this.changed();
    });
    wire.on("came", (told, from) => {
      const process = this.#processes.get(from);
      if (process) this.#come(process, told);
    });
    wire.on("closed", (_told, from) => {
      if (this.#processes.delete(from)) this.changed();
    });
  }

  /** Forgets who has been silent for too long. */
  look(): void {
    const before = this.#processes.size;
    if (this.#there().length < before) this.changed();
  }

  /** The copies of a space into which people may come. */
  open(space: string): CopyTold[] {
    return this.#there().flatMap(({ draining, copies }) =>
      draining ? [] : copies.filter((one) => one.space === space),
    );
  }

  /** The numbers of the copies of a space that people leave. */
  draining(space: string): number[] {
    const leaving = this.#there().flatMap(({ draining, copies }) => (draining ? copies : []));
    return leaving.filter((one) => one.space === space).map(({ number }) => number);
  }

  /** Every copy of a space, also of those that people leave. */
  of(space: string): CopyTold[] {
    return this.#there().flatMap(({ copies }) => copies.filter((one) => one.space === space));
  }

  /** Everybody who stands in another process. */
  everybody(): { avatar: string; person: string; name: string; space: string }[] {
    return this.#there().flatMap(({ copies }) =>
      copies.flatMap(({ space, people }) =>
        people.flatMap(({ person, avatar }) =>
          avatar ? [{ avatar: avatar.id, person, name: avatar.name, space }] : [],
        ),
      ),
    );
  }

  /** Where somebody stands. */
  find(space: string, person: string): { avatar: AvatarTold; copy: number } | undefined {
    for (const { people, number } of this.of(space)) {
      const avatar = people.find((one) => one.person === person)?.avatar;
      if (avatar) return { avatar, copy: number };
    }
    return undefined;
  }

  /** How many moderate the space, but for somebody, and how many of them are there just now. */
  moderators(space: string, but: string): { all: number; there: number } {
    const avatars = this.of(space).flatMap(({ people }) =>
      people.flatMap(({ person, avatar }) =>
        avatar !== null && person !== but && may(avatar.role, "moderate") ? [avatar] : [],
      ),
    );
    return { all: avatars.length, there: avatars.filter(({ away }) => !away).length };
  }

  /** Those who hear what somebody says to the whole space. */
  hearersOf(space: string, { standing, role, blocked }: Pick<Visitor, "standing" | "role" | "blocked">): string[] {
    const speaker = { isolated: standing.isolated !== null, role };
    return this.of(space).flatMap(({ people }) =>
      people.flatMap(({ person, avatar }) =>
        avatar !== null && hearsFromAfar(avatar, speaker, blocked.has(person)) ? [person] : [],
      ),
    );
  }

  /** Where the other processes are reached; first those into which people may come. */
  addresses(): string[] {
    return this.#there()
      .sort((a, b) => Number(a.draining) - Number(b.draining))
      .map(({ address }) => address);
  }

  /** Whoever comes hears from now on what is said to the space: that is not left until all is told again. */
  #come(process: Process, { people, ...copy }: CopyTold): void {
    const known = process.copies.find(({ room }) => room === copy.room);
    const before = known?.people.filter(({ person }) => people.every((one) => one.person !== person)) ?? [];
    const others = process.copies.filter((one) => one !== known);
    process.copies = [...others, { ...copy, people: [...before, ...people] }];
  }

  #there(): Process[] {
    const since = this.#now() - SILENT_MS;
    for (const [name, { heard }] of this.#processes) if (heard < since) this.#processes.delete(name);
    return [...this.#processes.values()];
  }
}

type Heard = { role: Role; isolated: boolean };

/** Whether words to the whole space, of somebody in another process, reach somebody; `blocked` whichever of the two did it. */
export function hearsFromAfar(listener: Heard, speaker: Heard, blocked: boolean): boolean {
  const apart = (speaker.isolated && !isStaff(listener.role)) || (listener.isolated && !isStaff(speaker.role));
  return !apart && (may(listener.role, "moderate") || !blocked);
}

/**
 * Tells the other processes of this one's copies from now on, as they change.
 * @returns the way to stop, which tells them that it is gone
 */
export function tellCopies(house: House): () => void {
  let last = "";
  let toldAt = Number.NEGATIVE_INFINITY;
  let callOff = () => {};
  const look = () => {
    house.others.look();
    const told: ProcessTold = {
      address: house.address ?? "",
      draining: house.draining,
      copies: [...house.rooms].map((room) => copyOf(room)),
    };
    const text = JSON.stringify(told);
    if (text !== last || house.now() - toldAt >= BEAT_MS) {
      last = text;
      toldAt = house.now();
      house.wire.tell("copies", told);
    }
    callOff = house.after(TOLD_EVERY_MS, look);
  };
  look();
  return () => {
    callOff();
    house.wire.tell("closed", null);
  };
}

/** Tells them at once that somebody has come into one of them. */
export function tellCame(room: SpaceRoom, visitor: Visitor): void {
  room.house.wire.tell("came", copyOf(room, [visitor]));
}

const copyOf = (room: SpaceRoom, people: readonly Occupant[] = room.occupants()): CopyTold => ({
  space: room.space.id,
  number: room.copy,
  room: room.roomId,
  capacity: room.capacity,
  people: people.map(({ person, group }) => {
    const visitor = room.company.byPerson(person);
    return { person, group, avatar: visitor ? avatarOf(visitor) : null };
  }),
});

const avatarOf = ({ avatar: id, role, fields: { name, muted, isolated, away } }: Visitor): AvatarTold => ({
  id,
  name,
  role,
  muted,
  isolated,
  away,
});
