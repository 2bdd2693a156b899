/**
 * Lights: whom a host has put in the light of a space, and to whom they have lent its megaphone, in every copy of it. The
 * megaphone comes back by itself. Carries STG3 and STG4.
 */
import { may } from "../../shared/conduct/roles.ts";
import type { LitView, StageView } from "../../shared/protocol/from-server/team.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import type { LightTold, LitTold } from "../between/told.ts";
import { areApart } from "./company.ts";
import { findHere } from "./floor.ts";
import { type House, roomsOf } from "./house.ts";
import { shutMicrophone, tellMicrophone } from "./microphones.ts";
import type { SpaceRoom } from "./space-room.ts";
import type { Visitor } from "./visitor.ts";

const DARK: LightTold = { light: null, megaphone: null };

/** By space; in memory alone: who it was about is there again only after they have come again. */
export class Lights {
  readonly #of = new Map<string, LightTold>();
  readonly #timers = new Map<string, () => void>();

  of(space: string): LightTold {
    return this.#of.get(space) ?? DARK;
  }

  /** Every space in which something is on. */
  all(): [string, LightTold][] {
    return [...this.#of];
  }

  set(space: string, stage: LightTold): void {
    if (stage.light === null && stage.megaphone === null) this.#of.delete(space);
    else this.#of.set(space, stage);
  }

  /** Does `act` then, in place of what was to be done before; null calls it off. */
  due(space: string, timer: (() => void) | null): void {
    this.#timers.get(space)?.();
    if (timer) this.#timers.set(space, timer);
    else this.#timers.delete(space);
  }

  close(): void {
    for (const stop of this.#timers.values()) stop();
  }
}

/** Follows what any process says of light and megaphone, from now on. */
export function followLights(house: House): void {
  house.wire.on("lit", ({ space, stage }) => takeStage(house, space, stage));
  house.wire.on("hello", (_nothing, from) => {
    if (from === house.wire.here) return;
    for (const [space, stage] of house.lights.all()) house.wire.tell("lit", { space, stage });
  });
}

/** Another light, or another with the megaphone, from now on in every process. */
export function setStage(house: House, space: string, change: Partial<LightTold>): void {
  house.wire.tell("lit", { space, stage: { ...house.lights.of(space), ...change } });
}

function takeStage(house: House, space: string, stage: LightTold): void {
  const before = house.lights.of(space);
  house.lights.set(space, stage);
  const had = before.megaphone?.person;
  const has = stage.megaphone?.person;
  if (had !== undefined && had !== has) voiceAs(house, space, had, false);
  if (has !== undefined && had !== has) voiceAs(house, space, has, true, stage.megaphone?.until);
  const until = stage.megaphone?.until;
  house.lights.due(
    space,
    until === undefined
      ? null
      : house.after(Math.max(0, until - house.now()), () => {
          const now = house.lights.of(space);
          if (now.megaphone?.until === until) takeStage(house, space, { ...now, megaphone: null });
        }),
  );
  for (const room of roomsOf(house, space)) for (const one of room.company.all()) tellStageTo(room, one);
}

/** From now on somebody's voice reaches the whole space, or no more. */
function voiceAs(house: House, space: string, person: string, on: boolean, until?: number): void {
  const found = findHere(house, space, person);
  if (!found) return;
  const { room, visitor } = found;
  visitor.voice.megaphone = on;
  // Whoever speaks to everybody when they please is not silenced; others are heard by everybody only while it is lent.
  if (!on && !may(visitor.role, "speak-to-space")) shutMicrophone(room, visitor);
  room.voices.passSoon(house.now());
  tellMicrophone(room, visitor);
  const text = houseWords(visitor.fields.language, on ? "house.megaphone" : "house.megaphone.over");
  room.notify(visitor, { kind: on ? "asked" : "house", text, ...(until !== undefined && { until }) });
}

/** Somebody is gone: neither light nor megaphone stays with them. */
export function leaveLights({ house, space }: SpaceRoom, { avatar }: Visitor): void {
  const { light, megaphone } = house.lights.of(space.id);
  if (light?.avatar !== avatar && megaphone?.avatar !== avatar) return;
  setStage(house, space.id, {
    ...(light?.avatar === avatar && { light: null }),
    ...(megaphone?.avatar === avatar && { megaphone: null }),
  });
}

export function tellStageTo(room: SpaceRoom, visitor: Visitor): void {
  const { light, megaphone } = room.house.lights.of(room.space.id);
  const shown = (one: LitTold): LitView | null =>
    mayKnow(room, visitor, one) ? { avatar: one.avatar, name: one.name } : null;
  const voice = megaphone && shown(megaphone);
  const view: StageView = {
    light: light && shown(light),
    megaphone: voice && { ...voice, until: megaphone!.until },
  };
  room.tell(visitor, "stage", view);
}

/** Of whom somebody is blocked with, or who is kept apart, they are told nothing; whoever moderates is. */
function mayKnow(room: SpaceRoom, visitor: Visitor, one: LitTold): boolean {
  if (may(visitor.role, "moderate") || one.person === visitor.person) return true;
  const there = room.company.byPerson(one.person);
  return !visitor.blocked.has(one.person) && (there === undefined || !areApart(visitor, there));
}
