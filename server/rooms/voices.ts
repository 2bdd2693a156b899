/**
 * Voices of a room: what the policy asks of company and world, and what listeners are told. Carries VOI8, VOI14 and VOI18.
 */
import { isStaff } from "../../shared/conduct/roles.ts";
import { mannerOf, type Speaker, toAll, type Voicing } from "../../shared/hearing/hearing.ts";
import type { Vec3 } from "../../shared/pose/pose.ts";
import { GHOST } from "../presence/bodies.ts";
import { type Surroundings, Voices } from "../voice/voices.ts";
import { tellCircle } from "./circle.ts";
import { areAcquainted } from "./company.ts";
import { isSilenced, maySpeak, tellMicrophone } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

/** Who began or ceased to speak is told once in so many steps. */
const SPEAKING_EVERY = 4;
/** Who hears whom is chosen anew once in so many steps: ten times a second. */
const PASS_EVERY = 2;
export function createVoices(room: SpaceRoom): Voices {
  return new Voices(room.world.bodies.capacity, surroundingsIn(room));
}

/** What a step means for voices: who walked out of hearing, and whose light goes on or off. */
export function stepVoices(room: SpaceRoom, now: number): void {
  const { world, voices, company } = room;
  if (world.tick % PASS_EVERY === 0) {
    const left = room.circles.step(now);
    if (left.size > 0) tellCircle(room, left);
    voices.pass(now);
  }
  room.house.metrics.voiceLeft(voices.takeSent());
  if (world.tick % SPEAKING_EVERY !== 0) return;
  const { began, ceased } = voices.takeSpeaking(now);
  if (began.length + ceased.length === 0) return;
  for (const number of began) world.speaks(number);
  for (const viewer of company.all()) {
    const shown = (numbers: number[]) =>
      numbers.filter((number) => {
        const other = company.figureAt(number);
        return other !== undefined && company.sees(viewer, other);
      });
    const told = { began: shown(began), ceased: shown(ceased) };
    if (told.began.length + told.ceased.length > 0) room.tell(viewer, "speaking", told);
  }
}

/** Whom a visitor who has just come is shown as speaking. */
export function tellSpeaking(room: SpaceRoom, visitor: Visitor): void {
  const began = room.company
    .shownTo(visitor)
    .filter((other) => room.voices.isSpeaking(other.slot))
    .map(({ slot }) => slot);
  if (began.length > 0) room.tell(visitor, "speaking", { began, ceased: [] });
}

function surroundingsIn(room: SpaceRoom): Surroundings {
  const { world, company, house } = room;
  const { bodies } = world;
  type Standing = { position: Vec3; zone: Speaker["zone"]; circle: number; voicing: Voicing };
  const standing = Array.from(
    { length: bodies.capacity },
    (): Standing => ({ position: [0, 0, 0], zone: room.soundOf(null), circle: 0, voicing: "near" }),
  );
  return {
    speaker(number) {
      const one = standing[number]!;
      const visitor = company.at(number);
      one.position[0] = bodies.sentX[number]! / 1000;
      one.position[1] = bodies.sentY[number]! / 1000;
      one.position[2] = bodies.sentZ[number]! / 1000;
      const zone = world.zones.zone(world.zone[number]!);
      one.zone = room.soundOf(zone?.id ?? null);
      one.circle = room.circles.of(number);
      one.voicing = "near";
      if (visitor) {
        const { voice, role } = visitor;
        const invited = zone?.speakers !== "invited" || isStaff(role) || voice.floor;
        one.voicing = voice.voicing(one.zone.stage && invited);
      }
      // A mirror speaks as its person does where they stand, wherever it found ground.
      const mirror = company.mirrorAt(number);
      if (mirror) {
        one.zone = room.soundOf(mirror.speaker.zone);
        one.voicing = mirror.speaker.voicing ?? "near";
      }
      return one;
    },
    mayTalk(number) {
      const mirror = company.mirrorAt(number);
      if (mirror) return !mirror.fields.muted && mirror.speaker.voicing !== null;
      const visitor = company.at(number);
      if (visitor === undefined || visitor.fields.away || !maySpeak(visitor, house.now())) return false;
      if (isSilenced(room, visitor)) return false;
      return (bodies.flags[number]! & GHOST) === 0;
    },
    mayHear(listener, talker) {
      const hearer = company.at(listener);
      const speaker = company.figureAt(talker);
      if (hearer === undefined || speaker === undefined || !company.mayHear(hearer, speaker)) return false;
      if (company.silences(hearer, speaker) && !toAll(mannerOf(this.speaker(talker)))) return false;
      return !world.fadedFor(listener, talker) && hearer.voice.volumes.get(speaker.person) !== 0;
    },
    isStranger(listener, talker) {
      const hearer = company.at(listener);
      const speaker = company.figureAt(talker);
      return hearer !== undefined && speaker !== undefined && !areAcquainted(hearer, speaker);
    },
    gain: (listener, talker) => company.at(listener)?.voice.volumes.get(company.figureAt(talker)?.person ?? "") ?? 1,
    murmured(talker, by) {
      const visitor = company.at(talker);
      if (!visitor) return;
      visitor.voice.murmured = by;
      tellMicrophone(room, visitor);
    },
    tell(listener, heard) {
      const visitor = company.at(listener);
      if (!visitor) return;
      room.tell(
        visitor,
        "heard",
        heard.map(({ talker, ...how }) => ({ ...how, avatar: company.figureAt(talker)?.avatar ?? null })),
      );
    },
  };
}
