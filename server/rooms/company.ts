/**
 * Company: who is in a room, who is shown to whom, and who has agreed to closeness. Carries VIS3.
 *
 * Block hides two people from each other both ways; against whoever may moderate it only silences. Who is isolated and
 * everybody but staff are hidden from each other.
 */
import { isStaff, may } from "../../shared/conduct/roles.ts";
import type { AvatarFields } from "../../shared/protocol/from-server/index.ts";
import type { World } from "../presence/world.ts";
import type { Figure, Mirror } from "./figure.ts";
import type { Visitor } from "./visitor.ts";

export class Company {
  readonly #world: World;
  readonly #bySlot: (Visitor | undefined)[] = [];
  readonly #byAvatar = new Map<string, Visitor>();
  readonly #byPerson = new Map<string, Visitor>();
  readonly #mirrorBySlot: (Mirror | undefined)[] = [];
  readonly #mirrors = new Map<string, Mirror>();
  readonly #changed = new Set<Figure>();
  #turned: { viewer: Visitor; other: Figure; shown: boolean }[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  /** How many visitors there are. */
  get size(): number {
    return this.#byAvatar.size;
  }

  /** Every visitor. */
  all(): Iterable<Visitor> {
    return this.#byAvatar.values();
  }

  /** Everybody of another copy who is mirrored here. */
  mirrors(): Iterable<Mirror> {
    return this.#mirrors.values();
  }

  /** The visitor in a slot. */
  at(slot: number): Visitor | undefined {
    return this.#bySlot[slot];
  }

  mirrorAt(slot: number): Mirror | undefined {
    return this.#mirrorBySlot[slot];
  }

  /** Whoever stands in a slot, visitor or mirror. */
  figureAt(slot: number): Figure | undefined {
    return this.#bySlot[slot] ?? this.#mirrorBySlot[slot];
  }

  byPerson(person: string): Visitor | undefined {
    return this.#byPerson.get(person);
  }

  /** The visitor behind an avatar id, if `viewer` is shown them. */
  seenBy(viewer: Visitor, avatar: string): Visitor | undefined {
    const other = this.#byAvatar.get(avatar);
    return other && this.sees(viewer, other) ? other : undefined;
  }

  /** Whoever stands behind an avatar id, visitor or mirror, if `viewer` is shown them. */
  figureSeenBy(viewer: Visitor, avatar: string): Figure | undefined {
    const other = this.#byAvatar.get(avatar) ?? this.#mirrors.get(avatar);
    return other && this.sees(viewer, other) ? other : undefined;
  }

  /** Everybody whom somebody is shown, themselves among them. */
  shownTo(viewer: Visitor): Figure[] {
    return [...this.all(), ...this.mirrors()].filter((other) => this.sees(viewer, other));
  }

  sees(viewer: Visitor, other: Figure): boolean {
    return !viewer.hidden.has(other.slot);
  }

  /** Whether words of `speaker`, who may be in another copy, may reach `listener` at all, distance apart. */
  mayHear(listener: Visitor, speaker: Figure): boolean {
    if (listener === speaker) return true;
    if (areApart(listener, speaker)) return false;
    if (this.figureAt(speaker.slot) === speaker && !this.sees(listener, speaker)) return false;
    if (may(listener.role, "moderate")) return true;
    return !listener.blocked.has(speaker.person);
  }

  /** Whether `listener` panics and neither word nor voice of `speaker` comes through, but from a stage or the house. */
  silences(listener: Visitor, speaker: Figure): boolean {
    return listener.panic !== null && listener !== speaker && !areAcquainted(listener, speaker);
  }

  add(visitor: Visitor): void {
    this.#bySlot[visitor.slot] = visitor;
    this.#byAvatar.set(visitor.avatar, visitor);
    this.#byPerson.set(visitor.person, visitor);
    if (visitor.standing.isolated !== null) this.#world.setIsolated(visitor.slot, true);
    for (const other of [...this.all(), ...this.mirrors()]) if (other !== visitor) this.#settle(visitor, other);
    // Nobody was shown them yet, so there is nothing to take back: a word of it would tell that they came.
    this.#turned = this.#turned.filter(({ viewer, other }) => viewer !== visitor && other !== visitor);
    this.#changed.add(visitor);
  }

  remove(visitor: Visitor): void {
    if (this.#bySlot[visitor.slot] !== visitor) return;
    this.#bySlot[visitor.slot] = undefined;
    this.#byAvatar.delete(visitor.avatar);
    if (this.#byPerson.get(visitor.person) === visitor) this.#byPerson.delete(visitor.person);
    this.#changed.delete(visitor);
    for (const other of this.all()) other.hidden.delete(visitor.slot);
  }

  /** Somebody of another copy is mirrored here from now on. */
  addMirror(mirror: Mirror): void {
    this.#mirrorBySlot[mirror.slot] = mirror;
    this.#mirrors.set(mirror.avatar, mirror);
    for (const visitor of this.all()) this.#settle(visitor, mirror);
    this.#turned = this.#turned.filter(({ other }) => other !== mirror);
    this.#changed.add(mirror);
  }

  removeMirror(mirror: Mirror): void {
    if (this.#mirrorBySlot[mirror.slot] !== mirror) return;
    this.#mirrorBySlot[mirror.slot] = undefined;
    this.#mirrors.delete(mirror.avatar);
    this.#changed.delete(mirror);
    for (const visitor of this.all()) visitor.hidden.delete(mirror.slot);
  }

  /** Changes what others are shown of somebody; they are told with the next step. */
  change(figure: Figure, fields: Partial<AvatarFields>): void {
    Object.assign(figure.fields, fields);
    this.#changed.add(figure);
  }

  /** Those whose fields changed since the last call. */
  takeChanged(): Figure[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** Notes a block, or its end, between two persons, wherever one of them is in this room. */
  setBlocked(by: string, person: string, blocked: boolean): void {
    const blocker = this.#byPerson.get(by);
    const other = this.#byPerson.get(person);
    if (blocker) note(blocker.blocked, person, "byMe", blocked);
    if (other) note(other.blocked, by, "byThem", blocked);
    if (blocked) {
      blocker?.closer.delete(person);
      other?.closer.delete(by);
    }
    if (blocker && other) this.#settle(blocker, other);
    for (const mirror of this.mirrors()) {
      if (blocker && mirror.person === person) this.#settle(blocker, mirror);
      if (other && mirror.person === by) this.#settle(other, mirror);
    }
  }

  /** Lets `other` closer, or no more. Takes effect when both have. */
  setCloser(visitor: Visitor, other: Visitor, closer: boolean): void {
    if (closer) visitor.closer.add(other.person);
    else visitor.closer.delete(other.person);
    this.#settle(visitor, other);
  }

  /** Somebody was isolated, or released. */
  setApart(visitor: Visitor): void {
    this.#world.setIsolated(visitor.slot, visitor.standing.isolated !== null);
    for (const other of [...this.all(), ...this.mirrors()]) if (other !== visitor) this.#settle(visitor, other);
  }

  /** What changed about who is shown to whom since the last call. */
  takeTurned(): { viewer: Visitor; other: Figure; shown: boolean }[] {
    const turned = this.#turned;
    this.#turned = [];
    return turned;
  }

  /** Brings one pair's hiding and agreement, in the world as here, to what the two have said. */
  #settle(a: Visitor, b: Figure): void {
    const staff = may(a.role, "moderate") || may(b.role, "moderate");
    const hidden = areApart(a, b) || (!staff && (a.blocked.has(b.person) || b.blocked.has(a.person)));
    if (hidden !== a.hidden.has(b.slot)) {
      if (hidden) {
        a.hidden.add(b.slot);
        b.hidden.add(a.slot);
      } else {
        a.hidden.delete(b.slot);
        b.hidden.delete(a.slot);
      }
      this.#world.setHidden(a.slot, b.slot, hidden);
      this.#turned.push({ viewer: a, other: b, shown: !hidden });
      const viewer = this.#bySlot[b.slot];
      if (viewer === b) this.#turned.push({ viewer, other: a, shown: !hidden });
    }
    this.#world.setAgreed(a.slot, b.slot, a.closer.has(b.person) && b.closer.has(a.person));
  }
}

/** Whether one of two is isolated, and the other not of the staff. */
export function areApart(a: Figure, b: Figure): boolean {
  return (a.standing.isolated !== null && !isStaff(b.role)) || (b.standing.isolated !== null && !isStaff(a.role));
}

/** Whether `b` belongs to the house, or the two let each other closer. */
export function areAcquainted(a: Figure, b: Figure): boolean {
  return isStaff(b.role) || (a.closer.has(b.person) && b.closer.has(a.person));
}

function note(blocks: Visitor["blocked"], person: string, side: "byMe" | "byThem", blocked: boolean): void {
  const entry = { byMe: false, byThem: false, ...blocks.get(person), [side]: blocked };
  if (entry.byMe || entry.byThem) blocks.set(person, entry);
  else blocks.delete(person);
}
