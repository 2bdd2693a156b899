/**
 * Mirrors: whoever speaks from a stage or to everybody, or has the light, in another copy of the space, seen and heard in this
 * one. A mirror is a body without a connection: it takes nobody's place, is nobody's company, and what is decided about its
 * person holds for it in the same moment. Carries MIR1 to MIR7 and MIR12.
 */
import { isStaff } from "../../shared/conduct/roles.ts";
import { type Decision, standingOf } from "../../shared/conduct/standing.ts";
import type { VoiceFrame } from "../../shared/voice/frame.ts";
import {
  BODIES_LIMIT,
  MOST_MIRRORED,
  type OfCopy,
  SILENT_MS,
  type Speaker,
  type StageDeed,
  type StageTold,
  type StageVoice,
} from "../between/stage.ts";
import { Follower } from "../presence/mirror/follower.ts";
import { readStage, type StagePose } from "../presence/mirror/packet.ts";
import { Talker } from "../voice/talker.ts";
import type { Mirror } from "./figure.ts";
import type { SpaceRoom } from "./space-room.ts";
import { whyUnheard } from "./why.ts";

/** Another copy, and whom it has on its stage. */
type Source = { at: number; speakers: Map<number, Speaker>; mirrors: Map<number, Mirror> };

export class Mirrors {
  readonly #room: SpaceRoom;
  readonly #sources = new Map<string, Source>();
  /** Whom a measure took away, until their own copy has heard of it too. */
  readonly #gone = new Map<string, number>();
  readonly #decided = new Map<string, Decision[]>();
  readonly #stops: readonly (() => void)[];

  constructor(room: SpaceRoom) {
    this.#room = room;
    const { wire } = room.house;
    this.#stops = [
      wire.on("stage", (told, from) => this.#heed(told, from, (name) => this.#take(told, name))),
      wire.on("stageVoice", (told, from) => this.#heed(told, from, (name) => this.#hear(told, name))),
      wire.on("stageDeed", (told, from) => this.#heed(told, from, (name) => this.#see(told, name))),
    ];
  }

  /** Before each step: bodies go on, and whoever was not told of for a second is gone. */
  step(now: number): void {
    for (const [name, source] of this.#sources) {
      if (now - source.at > SILENT_MS) {
        for (const number of source.mirrors.keys()) this.#drop(source, number);
        this.#sources.delete(name);
        continue;
      }
      for (const mirror of source.mirrors.values()) {
        mirror.follower.step(now);
        this.#showSeat(mirror);
      }
    }
    for (const [person, until] of this.#gone) if (now > until) this.#gone.delete(person);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  /** Something was decided about somebody: it holds for their mirror at once. */
  hold(person: string, decision: Decision): void {
    const mirror = this.of(person);
    if (!mirror) return;
    const decided = [...(this.#decided.get(person) ?? []), decision];
    this.#decided.set(person, decided);
    const { isolated } = standingOf(decided, this.#room.house.now());
    if (isolated !== null) this.forget(person);
    else this.#settle(mirror);
  }

  /** Takes somebody's mirror away, as they leave the space or come into this copy of it. */
  forget(person: string): void {
    this.#gone.set(person, this.#room.house.now() + SILENT_MS);
    for (const source of this.#sources.values())
      for (const [number, mirror] of source.mirrors) if (mirror.person === person) this.#drop(source, number);
  }

  of(person: string): Mirror | undefined {
    for (const mirror of this.#room.company.mirrors()) if (mirror.person === person) return mirror;
    return undefined;
  }

  /** What comes from another copy of this space. A mistake in it is nothing to whoever said it. */
  #heed({ space, copy }: OfCopy, from: string, act: (name: string) => void): void {
    const { house, space: here, copy: mine } = this.#room;
    if (space !== here.id || (from === house.wire.here && copy === mine)) return;
    try {
      act(`${from} ${copy}`);
    } catch (error) {
      house.log.error({ error }, "a word about another copy's stage was not taken in");
    }
  }

  #take({ bodies, people }: StageTold, name: string): void {
    const poses = bodies.byteLength > BODIES_LIMIT ? null : readStage(bodies, MOST_MIRRORED);
    if (poses === null || people.length > MOST_MIRRORED) return;
    const now = this.#room.house.now();
    const source = this.#sources.get(name) ?? { at: now, speakers: new Map(), mirrors: new Map() };
    this.#sources.set(name, source);
    source.at = now;
    for (const speaker of people) {
      source.speakers.set(speaker.number, speaker);
      // The number was somebody else's, of whose leaving the word was lost.
      if (source.mirrors.get(speaker.number)?.avatar !== speaker.fields.id) this.#drop(source, speaker.number);
    }
    const there = new Set(poses.map(({ number }) => number));
    for (const number of source.speakers.keys()) if (!there.has(number)) source.speakers.delete(number);
    for (const number of source.mirrors.keys()) if (!there.has(number)) this.#drop(source, number);
    for (const pose of poses) this.#bring(source, pose, now);
    for (const speaker of people) {
      const mirror = source.mirrors.get(speaker.number);
      if (mirror) this.#change(mirror, speaker);
    }
  }

  #bring(source: Source, { number, pose }: StagePose, now: number): void {
    if (pose === null) return;
    const mirror = source.mirrors.get(number);
    if (mirror) {
      mirror.follower.follow(pose.wish, pose.jump, pose.age, now);
      return;
    }
    const speaker = source.speakers.get(number);
    if (speaker && this.#mayCome(speaker)) this.#come(source, speaker, pose, now);
  }

  /** Whether there is a place for their mirror: nobody is twice in a copy, and who goes first takes another's place. */
  #mayCome({ person, first }: Speaker): boolean {
    const { company } = this.#room;
    if (company.byPerson(person) || this.of(person) || this.#gone.has(person)) return false;
    const mirrored = [...company.mirrors()];
    if (mirrored.length < this.#room.mirrorPlaces) return true;
    const least = first ? mirrored.find(({ speaker }) => !speaker.first) : undefined;
    if (!least) return false;
    for (const source of this.#sources.values())
      for (const [number, mirror] of source.mirrors) if (mirror === least) this.#drop(source, number);
    return true;
  }

  #come(source: Source, speaker: Speaker, { wish, jump, age }: NonNullable<StagePose["pose"]>, now: number): void {
    const { world, company, voices } = this.#room;
    const { person, role, chosen, fields } = speaker;
    const at = { position: wish.position, yaw: wish.yaw };
    const slot = world.enter({ person, staff: isStaff(role), ...chosen, at }, now);
    if (slot === undefined) return;
    const follower = new Follower(world, slot, wish);
    follower.sit(fields.seat, now);
    follower.follow(wish, jump, age, now);
    const mirror: Mirror = {
      slot,
      avatar: fields.id,
      person,
      role,
      fields: {
        ...fields,
        wire: slot,
        role,
        isolated: false,
        seat: follower.seat,
        bubble: world.radiusOf(slot),
        mirrored: true,
      },
      standing: standingOf([], now),
      closer: new Set(),
      hidden: new Set(),
      blocked: new Map(),
      voice: new Talker(),
      over: false,
      speaker,
      follower,
    };
    source.mirrors.set(speaker.number, mirror);
    company.addMirror(mirror);
    voices.enter(slot, mirror.voice);
    this.#change(mirror, speaker);
  }

  /** What their copy tells of them is different, or is told again. */
  #change(mirror: Mirror, speaker: Speaker): void {
    const { house, world, company, voices } = this.#room;
    const { name, language, device, look, handRaised, away, private: apart, seat } = speaker.fields;
    const { chosen: before, voicing, zone } = mirror.speaker;
    mirror.speaker = speaker;
    mirror.voice.open = speaker.open;
    mirror.voice.megaphone = speaker.voicing === "house";
    mirror.follower.sit(seat, house.now());
    if (before.radius !== speaker.chosen.radius || before.for !== speaker.chosen.for)
      world.setBubble(mirror.slot, speaker.chosen.radius, speaker.chosen.for);
    const fields = { name, language, device, look, handRaised, away, private: apart };
    const bubble = world.radiusOf(mirror.slot);
    if (JSON.stringify({ ...mirror.fields, ...fields, bubble }) !== JSON.stringify(mirror.fields))
      company.change(mirror, { ...fields, bubble });
    if (voicing !== speaker.voicing || zone !== speaker.zone) voices.passSoon(house.now());
    this.#settle(mirror);
  }

  /** Muted there, or by a word that was heard here first. */
  #settle(mirror: Mirror): void {
    const { company, house, voices } = this.#room;
    const decided = this.#decided.get(mirror.person) ?? [];
    const muted = mirror.speaker.fields.muted || standingOf(decided, house.now()).muted !== null;
    if (muted === mirror.fields.muted) return;
    company.change(mirror, { muted });
    if (muted) voices.silence(mirror.slot, house.now());
  }

  #showSeat(mirror: Mirror): void {
    const { seat } = mirror.follower;
    if (seat !== mirror.fields.seat) this.#room.company.change(mirror, { seat });
  }

  #drop(source: Source, number: number): void {
    const mirror = source.mirrors.get(number);
    if (!mirror) return;
    const { company, voices, world, house } = this.#room;
    source.mirrors.delete(number);
    this.#decided.delete(mirror.person);
    mirror.over = true;
    const watching = [...company.all()].filter((one) => company.sees(one, mirror));
    company.removeMirror(mirror);
    voices.leave(mirror.slot, house.now());
    world.leave(mirror.slot);
    for (const one of watching) this.#room.tell(one, "gone", [mirror.avatar]);
  }

  #hear({ number, ...frame }: StageVoice & VoiceFrame, name: string): void {
    const mirror = this.#sources.get(name)?.mirrors.get(number);
    if (!mirror) return;
    // The word that their microphone is open comes after the first of what they say.
    mirror.voice.open = true;
    this.#room.voices.take(mirror.slot, frame, "webrtc", this.#room.house.now());
  }

  #see(told: StageDeed, name: string): void {
    const mirror = this.#sources.get(name)?.mirrors.get(told.number);
    if (!mirror) return;
    const { company } = this.#room;
    for (const viewer of company.all()) {
      if ("caption" in told) {
        if (whyUnheard(this.#room, viewer, mirror) === null) this.#room.tell(viewer, "message", told.caption);
      } else if (company.sees(viewer, mirror) && !company.silences(viewer, mirror))
        this.#room.tell(viewer, "emote", { avatar: mirror.avatar, name: told.emote });
    }
  }
}
