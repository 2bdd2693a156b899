/**
 * Stage: tells the other copies of a space who speaks in this one from a stage, or to everybody, or has the light, after each
 * step and once for all of them: how they stand, what they say, what they do. Nothing is told while there is no other copy,
 * and of nobody else. Carries MIR1, MIR3, MIR6 and MIR12.
 */
import { isStaff } from "../../shared/conduct/roles.ts";
import type { Emote } from "../../shared/protocol/from-client/gesture.ts";
import type { Message } from "../../shared/protocol/from-server/index.ts";
import type { VoiceFrame } from "../../shared/voice/frame.ts";
import { ALL_EVERY_MS, MOST_MIRRORED, type Speaker, TOLD_EVERY_MS } from "../between/stage.ts";
import { StageWriter } from "../presence/mirror/packet.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

const NUMBERS = 0x10000;

/** Somebody on the stage: their number for the other copies, and what those were told last. */
type Shown = { number: number; told: string; tick: number };

export class Stage {
  readonly #room: SpaceRoom;
  readonly #writer: StageWriter;
  readonly #shown = new Map<Visitor, Shown>();
  #number = 0;
  #toldAt = Number.NEGATIVE_INFINITY;
  #allAt = Number.NEGATIVE_INFINITY;

  constructor(room: SpaceRoom) {
    this.#room = room;
    this.#writer = new StageWriter(room.world.bodies, MOST_MIRRORED);
    room.voices.onward = (slot, frame) => this.#voice(slot, frame);
  }

  /** Another copy has opened: it is told all with the next step. */
  again(): void {
    this.#allAt = Number.NEGATIVE_INFINITY;
  }

  /** After each step. */
  step(now: number): void {
    if (!this.#room.otherCopies.any) {
      this.#shown.clear();
      return;
    }
    const hasChanged = this.#gather();
    if (this.#shown.size === 0 && !hasChanged) return;
    const all = now - this.#allAt >= ALL_EVERY_MS;
    const people = this.#news(all);
    const isDue = all || hasChanged || people.length > 0 || now - this.#toldAt >= TOLD_EVERY_MS;
    if (!this.#write(all) && !isDue) return;
    this.#toldAt = now;
    if (all) this.#allAt = now;
    this.#tell(this.#writer.take(), people);
  }

  /** 20 ms of somebody's voice went out to whoever hears them here. */
  #voice(slot: number, { seq, tick, opus }: VoiceFrame): void {
    const shown = this.#numberOf(slot);
    if (shown === null) return;
    const { house, space, copy } = this.#room;
    house.wire.tell("stageVoice", { space: space.id, copy, number: shown, seq, tick, opus });
  }

  emote(visitor: Visitor, emote: Emote): void {
    const shown = this.#shown.get(visitor);
    if (!shown) return;
    const { house, space, copy } = this.#room;
    house.wire.tell("stageDeed", { space: space.id, copy, number: shown.number, emote });
  }

  /** What a machine wrote down of somebody's voice. */
  caption(visitor: Visitor, caption: Message): void {
    const shown = this.#shown.get(visitor);
    if (!shown || this.#voicingOf(visitor) === null) return;
    const { house, space, copy } = this.#room;
    house.wire.tell("stageDeed", { space: space.id, copy, number: shown.number, caption });
  }

  /** The copy closes: nobody is on its stage. */
  close(): void {
    if (this.#shown.size > 0) this.#tell(new Uint8Array(), []);
    this.#shown.clear();
  }

  /** Brings `#shown` to who is on the stage; whether that changed. */
  #gather(): boolean {
    const { company } = this.#room;
    let changed = false;
    for (const visitor of this.#shown.keys()) {
      if (this.#isForAll(visitor)) continue;
      this.#shown.delete(visitor);
      changed = true;
    }
    for (const visitor of company.all()) {
      if (this.#shown.has(visitor) || !this.#isForAll(visitor) || !this.#makeRoom(visitor)) continue;
      this.#number = (this.#number + 1) % NUMBERS;
      this.#shown.set(visitor, { number: this.#number, told: "", tick: -1 });
      changed = true;
    }
    return changed;
  }

  /** Whether there is a place for one more, made by whoever does not go first if this one does. */
  #makeRoom(visitor: Visitor): boolean {
    const { company } = this.#room;
    if (!isFirst(visitor)) {
      let mirrored = 0;
      for (const _ of company.mirrors()) mirrored += 1;
      return this.#shown.size + mirrored < MOST_MIRRORED;
    }
    if (this.#shown.size < MOST_MIRRORED) return true;
    for (const other of this.#shown.keys()) if (!isFirst(other)) return this.#shown.delete(other);
    return false;
  }

  /** Whether the other copies are to see them. */
  #isForAll(visitor: Visitor): boolean {
    if (visitor.over || visitor.standing.isolated !== null) return false;
    return visitor.voice.megaphone || this.#isOnStage(visitor) || this.#isLit(visitor);
  }

  #isLit({ avatar }: Visitor): boolean {
    const { house, space } = this.#room;
    return house.lights.of(space.id).light?.avatar === avatar;
  }

  #isOnStage(visitor: Visitor): boolean {
    const { world } = this.#room;
    const zone = world.zones.zone(world.zone[visitor.slot]!);
    return zone?.kind === "stage" && (zone.speakers !== "invited" || isFirst(visitor));
  }

  /** What the others do not know yet of who is on the stage, or (`all`) everything. */
  #news(all: boolean): Speaker[] {
    const news: Speaker[] = [];
    for (const [visitor, shown] of this.#shown) {
      const speaker = this.#speaker(visitor, shown.number);
      const text = JSON.stringify(speaker);
      if (!all && text === shown.told) continue;
      shown.told = text;
      news.push(speaker);
    }
    return news;
  }

  #speaker(visitor: Visitor, number: number): Speaker {
    const { person, role, bubble, voice, slot } = visitor;
    const { id, name, language, device, look, muted, handRaised, away, private: apart, seat } = visitor.fields;
    return {
      number,
      person,
      role,
      first: isFirst(visitor),
      voicing: this.#voicingOf(visitor),
      open: voice.open,
      zone: this.#room.world.zoneOf(slot) ?? "",
      chosen: bubble,
      fields: { id, name, language, device, look, muted, handRaised, away, private: apart, seat },
    };
  }

  /** How somebody speaks to everybody; null off the stage, for a whisper, and in a private conversation. */
  #voicingOf(visitor: Visitor): Speaker["voicing"] {
    const voicing = visitor.voice.voicing(this.#isOnStage(visitor));
    if (voicing === "house") return voicing;
    return voicing === "stage" && this.#room.circles.of(visitor.slot) === 0 ? voicing : null;
  }

  #numberOf(slot: number): number | null {
    const visitor = this.#room.company.at(slot);
    const shown = visitor && this.#shown.get(visitor);
    return shown && this.#voicingOf(visitor) !== null ? shown.number : null;
  }

  /** Writes who is there, and how whoever moved stands now; whether anybody did. */
  #write(all: boolean): boolean {
    const { bodies, tick } = this.#room.world;
    let moved = false;
    this.#writer.begin();
    for (const [{ slot }, shown] of this.#shown) {
      // What changed between two steps bears the number of the first.
      const isNew = all || bodies.changed[slot]! >= shown.tick;
      this.#writer.add(shown.number, slot, isNew);
      shown.tick = tick;
      moved ||= isNew;
    }
    return moved;
  }

  #tell(bodies: Uint8Array, people: Speaker[]): void {
    const { house, space, copy } = this.#room;
    house.wire.tell("stage", { space: space.id, copy, bodies, people });
  }
}

/** Staff, and whoever a host lets speak; the light alone moves nobody aside. */
function isFirst({ role, voice }: Visitor): boolean {
  return isStaff(role) || voice.floor || voice.megaphone;
}
