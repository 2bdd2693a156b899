/**
 * Evening: brings every copy of a space to what its evening has in force, tells people of it, and says its words to those
 * they are for. Carries EVE1 and EVE4 to EVE7.
 */
import { getMessageBytes, Protocol } from "@colyseus/core";
import { isStaff, may, type Role } from "../../shared/conduct/roles.ts";
import { beginOf, cueOf, type Run, type RunEvent } from "../../shared/programme/run.ts";
import { type EveningView, eveningView, saidBy } from "../../shared/protocol/from-server/evening.ts";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Show } from "../../shared/screen/show.ts";
import type { Space } from "../../shared/space/space.ts";
import { houseWords } from "../../shared/text/house-words.ts";
import { newsName, newsText } from "../programme/news.ts";
import { address, isOneOf } from "./addressing.ts";
import { type House, roomsOf } from "./house.ts";
import { noteReach } from "./messages.ts";
import { isSilenced, shutMicrophone, tellMicrophone } from "./microphones.ts";
import { hearZones } from "./orders.ts";
import type { Cover } from "./screens.ts";
import type { SpaceRoom } from "./space-room.ts";
import { tellAll } from "./verbs/showing.ts";
import type { Visitor } from "./visitor.ts";

/** Of what happens at one moment people are told together, ms. */
const TOGETHER_MS = 20;
/** Words that are late by more than this are said no more: the house was away meanwhile. ms */
const LATE_MS = 60_000;
/** The doors of an evening are shut no longer than this before it starts, ms. */
const SHUT_BEFORE_MS = 3_600_000;

/** Follows every evening of the house from now on; what is in force already is. */
export function followEvenings(house: House): void {
  const due = new Set<string>();
  for (const space of house.evenings.spaces) bringCopies(house, space);
  house.evenings.onEvent((space, run, event) => {
    try {
      bringCopies(house, space);
      sayWords(house, space, run, event);
    } catch (error) {
      house.log.error({ error }, "copies were not brought to their evening");
    }
    if (due.has(space)) return;
    due.add(space);
    house.after(TOGETHER_MS, () => {
      due.delete(space);
      tellViews(house, space);
    });
  });
}

function bringCopies(house: House, space: string): void {
  for (const shown of house.screens.cover(space, coversOf(house, space))) tellAll(house, space, "show", shown);
  for (const room of roomsOf(house, space)) obeyEvening(room);
}

function tellViews(house: House, space: string): void {
  const [now, run] = [house.now(), house.evenings.runOf(space)];
  const told = { full: encoded(eveningView(run, now, true)), open: encoded(eveningView(run, now, false)) };
  for (const { company } of roomsOf(house, space))
    for (const { fields, client, role } of company.all())
      if (!fields.away) client.enqueueRaw(may(role, "host") ? told.full : told.open);
}

/** The same bytes go to everybody: a space may hold thousands. */
const encoded = (view: EveningView | null) => getMessageBytes.raw(Protocol.ROOM_DATA, "evening", view);

/** Whoever comes in is told of the evening, where there is one. */
export function tellEvening(room: SpaceRoom, visitor: Visitor): void {
  const { house, space } = room;
  const view = eveningView(house.evenings.runOf(space.id), house.now(), may(visitor.role, "host"));
  if (view !== null) room.tell(visitor, "evening", view);
}

/** What an evening shows on screens, by their ids. */
function coversOf(house: House, space: string): ReadonlyMap<string, Cover> {
  const run = house.evenings.runOf(space);
  const there = house.spaces.get(space)?.screens ?? [];
  const { screens } = house.evenings.inForce(space);
  return new Map(
    [...screens].flatMap(([screen, cue]): [string, Cover][] => {
      if (!there.some(({ id }) => id === screen)) return [];
      const { show: kind, file, title, alt } = cue.do;
      const began = run.cues.get(cue.id)?.began?.at ?? 0;
      const playing = kind === "video";
      const show: Show = {
        screen,
        kind,
        title,
        pages: [{ file: `spaces/${encodeURIComponent(space)}/${file}`, alt }],
        page: 1,
        playing,
        at: playing ? began : 0,
        loop: false,
        length: null,
        own: false,
      };
      return [[screen, { name: `${run.programme?.id} ${cue.id} ${JSON.stringify(cue.do)}`, show }]];
    }),
  );
}

/** Brings a copy of a space to its evening: also one that has just opened. */
export function obeyEvening(room: SpaceRoom): void {
  const { house, space } = room;
  const { audience } = house.evenings.inForce(space.id);
  hearZones(room);
  if (audience !== room.audience) {
    room.audience = audience;
    for (const visitor of room.company.all()) {
      keepSilent(room, visitor);
      if (!isStaff(visitor.role)) tellMicrophone(room, visitor);
    }
  }
  room.voices.passSoon(house.now());
}

/** Shuts the microphone of whoever is silenced by the evening, and says so; and again when they are not any more. */
export function keepSilent(room: SpaceRoom, visitor: Visitor): void {
  const silent = isSilenced(room, visitor);
  if (silent === visitor.silenced || (silent && !visitor.voice.open)) return;
  visitor.silenced = silent;
  if (silent) shutMicrophone(room, visitor);
  const { language } = visitor.fields;
  const soft = room.audience === "soft" ? "yes" : "no";
  const text = silent ? houseWords(language, "house.audience", { soft }) : houseWords(language, "house.audience.over");
  room.notify(visitor, { kind: "house", text });
}

/** What an event says, told once to whoever is here now and it is for. */
function sayWords(house: House, space: string, run: Run, event: RunEvent): void {
  if (house.now() - event.at > LATE_MS) return;
  const toAll = { counts: true, authors: [run.setBy], isFor: () => true, notice: () => ({ label: "staff" as const }) };
  if (event.kind === "preempted") {
    const text = newsText(event);
    const said = newsName(run.programme?.id, event.n);
    noteReach(house, space, said, address(house, space, { ...toAll, said, authors: [event.by], counts: false, text }));
  }
  if (event.kind !== "began") return;
  const what = cueOf(run, event.cue)?.do;
  const said = `${run.programme?.id}/${event.cue}`;
  if (what?.kind === "announcement") {
    const { text, to, label, source, call } = what;
    const notice = () => ({ label, ...(source !== undefined && { source }) });
    const isFor = isOneOf(house, to);
    noteReach(house, space, said, address(house, space, { ...toAll, said, isFor, text, notice, call }));
  } else if (what?.kind === "welcome" || what?.kind === "close") {
    const text = saidBy(what);
    if (text !== undefined) noteReach(house, space, said, address(house, space, { ...toAll, said, text }));
  }
}

/** @throws {StoaError} `not-allowed` for everybody but staff while the doors are shut */
export function refuseOutside(house: House, { space, role }: { space: Space; role: Role }): void {
  if (isStaff(role) || house.evenings.inForce(space.id).doors !== "shut") return;
  const run = house.evenings.runOf(space.id);
  const now = house.now();
  // The place is as ever on the days before.
  if (now < run.startsAt - SHUT_BEFORE_MS) return;
  const doors = run.programme?.cues.find((cue) => cue.do.kind === "doors");
  const opens = doors === undefined ? null : beginOf(run, doors, now);
  const minutes = opens === null ? null : Math.ceil((opens - now) / 60_000);
  const when =
    minutes === null || minutes <= 0
      ? "They open in a moment"
      : `They open in ${minutes === 1 ? "a minute" : `${minutes} minutes`}`;
  throw new StoaError(
    "not-allowed",
    `The doors of ${space.name} are still shut for “${run.programme?.title}”. ${opens === null ? "A host opens them" : when}. Try again then.`,
  );
}
