/**
 * Showing: what hosts and moderators put on a screen, how they go through it, and taking it off. Every copy of the space
 * shows the same. Carries SCR1 to SCR5.
 */
import { may } from "../../../shared/conduct/roles.ts";
import type { FromServer } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { ALT_LIMIT, momentOf, type Show, TITLE_LIMIT, type Turn } from "../../../shared/screen/show.ts";
import { isVideo } from "../../../shared/screen/upload.ts";
import { fitLine } from "../../chat/text.ts";
import { type House, roomsOf } from "../house.ts";
import { UPLOADED } from "../screens.ts";
import type { SpaceRoom } from "../space-room.ts";
import type { Visitor } from "../visitor.ts";
import type { Handler } from "./verb.ts";

export const upload: Handler<"upload"> = ({ house, space }, visitor, { type, size, alt }) => {
  refuseOthers(visitor);
  const words = fitLine(alt, ALT_LIMIT, "What a picture shows");
  return { file: house.uploads.announce({ person: visitor.person, space: space.id, type, size, alt: words }) };
};

export const show: Handler<"show"> = async (room, visitor, { screen, kind, title, files, length }) => {
  refuseOthers(visitor);
  refuseNoScreen(room, screen);
  const { house, space } = room;
  const name = fitLine(title, TITLE_LIMIT, "A title");
  if (name === "") throw new StoaError("invalid", "What is shown needs a title.");
  const found = files.map((file) => house.uploads.find(file));
  const pages = found.flatMap((one) =>
    one?.person === visitor.person && one.space === space.id ? [{ file: UPLOADED + one.file, alt: one.alt }] : [],
  );
  if (pages.length < files.length) throw new StoaError("not-found", "A file of it has not come whole. Send it again.");
  if (kind !== "slides" && files.length > 1) throw new StoaError("invalid", "Several pages are slides.");
  if (found.some((one) => isVideo(one?.type ?? "") !== (kind === "video")))
    throw new StoaError("invalid", "A video is shown as a video, and pictures as pictures.");
  if (kind !== "slides" && pages[0]?.alt === "")
    throw new StoaError("invalid", "Say in words what it shows, for whoever cannot see it.");
  const playing = kind === "video";
  const at = playing ? Math.round(house.now()) : 0;
  const seconds = playing ? (length ?? null) : null;
  const put: Show = {
    screen,
    kind,
    title: name,
    pages,
    page: 1,
    playing,
    at,
    loop: false,
    length: seconds,
    own: false,
  };
  await house.screens.put(space.id, put, visitor.person);
  tellAll(house, space.id, "show", { screen, show: put });
  house.wire.tell("shown", { space: space.id, screen, put: { show: put, by: visitor.person } });
};

export const turn: Handler<"turn"> = async ({ house, space }, visitor, { screen, page, playing, position }) => {
  refuseOthers(visitor);
  const now = Math.round(house.now());
  const shown = house.screens.find(space.id, screen);
  if (shown === undefined) throw new StoaError("not-found", "Nothing was put on that screen.");
  if (page !== undefined && page > shown.pages.length)
    throw new StoaError("not-found", `There is no page ${page}: it has ${shown.pages.length}.`);
  if (shown.kind !== "video" && (playing !== undefined || position !== undefined))
    throw new StoaError("invalid", "Only a video runs.");
  const runs = playing ?? shown.playing;
  const end = shown.length ?? Number.POSITIVE_INFINITY;
  const moment = Math.min(position ?? momentOf(shown, now, end), end);
  // Who lets it run at its end wants to see it again.
  const passed = playing === true && moment === end ? 0 : Math.round(moment * 1000);
  const next: Turn = { screen, page: page ?? shown.page, playing: runs, at: runs ? now - passed : passed };
  await house.screens.turn(space.id, next);
  tellAll(house, space.id, "turn", next);
  house.wire.tell("turned", { space: space.id, turn: next });
};

export const takeOff: Handler<"takeOff"> = async ({ house, space }, visitor, { screen }) => {
  refuseOthers(visitor);
  if (!house.screens.find(space.id, screen)) throw new StoaError("not-found", "Nothing was put on that screen.");
  await house.screens.takeOff(space.id, screen);
  tellAll(house, space.id, "show", { screen, show: house.screens.find(space.id, screen) ?? null });
  house.wire.tell("shown", { space: space.id, screen, put: null });
};

export const showPrepared: Handler<"showPrepared"> = async (room, visitor, { screen, file }) => {
  refuseOthers(visitor);
  refuseNoScreen(room, screen);
  const { house, space } = room;
  const found = preparedIn(room).get(file);
  if (found === undefined) throw new StoaError("not-found", "Nothing of that name was prepared for a screen here.");
  const playing = found.kind === "video";
  const put: Show = {
    screen,
    kind: found.kind,
    title: found.title,
    pages: [{ file: `spaces/${encodeURIComponent(space.id)}/${file}`, alt: found.alt }],
    page: 1,
    playing,
    at: playing ? Math.round(house.now()) : 0,
    loop: false,
    length: null,
    own: false,
  };
  await house.screens.put(space.id, put, visitor.person);
  tellAll(house, space.id, "show", { screen, show: put });
  house.wire.tell("shown", { space: space.id, screen, put: { show: put, by: visitor.person } });
};

export const screenBack: Handler<"screenBack"> = async (room, visitor, { screen }) => {
  refuseOthers(visitor);
  refuseNoScreen(room, screen);
  const { house, space } = room;
  if (!(await house.screens.back(space.id, screen)))
    throw new StoaError("not-found", "What was on that screen before cannot be had back any more.");
  tellAll(house, space.id, "show", { screen, show: house.screens.find(space.id, screen) ?? null });
  house.wire.tell("shownBack", { space: space.id, screen });
};

type Prepared = { kind: "image" | "video"; title: string; alt: string };

/** What lies in the space's folder for some screen, by its file: of its programme, and of its own file. */
function preparedIn({ house, space }: SpaceRoom): Map<string, Prepared> {
  const own = space.screens.flatMap(({ image, video, name, alt }): [string, Prepared][] => {
    const file = video ?? image;
    return file === undefined ? [] : [[file, { kind: video === undefined ? "image" : "video", title: name, alt }]];
  });
  const cues = house.evenings.runOf(space.id).programme?.cues ?? [];
  const programme = cues.flatMap(({ do: what }): [string, Prepared][] =>
    what.kind === "screen" ? [[what.file, { kind: what.show, title: what.title, alt: what.alt }]] : [],
  );
  return new Map([...own, ...programme]);
}

/** Tells everybody in every copy of a space. */
export function tellAll<Name extends "show" | "turn">(
  house: House,
  space: string,
  event: Name,
  value: FromServer[Name],
): void {
  for (const room of roomsOf(house, space)) for (const one of room.company.all()) room.tell(one, event, value);
}

function refuseOthers(visitor: Visitor): void {
  if (!may(visitor.role, "show")) throw new StoaError("not-allowed", "Only hosts and moderators use the screens.");
}

function refuseNoScreen({ space }: SpaceRoom, screen: string): void {
  if (!space.screens.some(({ id }) => id === screen)) throw new StoaError("not-found", "There is no such screen.");
}
