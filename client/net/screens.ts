/**
 * Screens: what every screen of the space shows, as the server tells it; where it tells nothing, what the space's file
 * says. A show is replaced, never changed.
 */
import type { FromServer } from "../../shared/protocol/from-server/index.ts";
import { ownShow, type Show } from "../../shared/screen/show.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Events } from "./events.ts";
import type { VisitEvents } from "./visit.ts";

export class Screens {
  /** By the screen's id, in the order of the space's file. */
  readonly shows = new Map<string, Show>();
  readonly #events: Events<VisitEvents>;
  readonly #put = new Map<string, Show>();
  #space: Space | undefined;

  constructor(events: Events<VisitEvents>) {
    this.#events = events;
  }

  /** The space is this one from now on. */
  fit(space: Space): void {
    this.#space = space;
    this.#lookAgain();
  }

  tellShows(shows: FromServer["shows"]): void {
    this.#put.clear();
    for (const show of shows) this.#put.set(show.screen, show);
    this.#lookAgain();
  }

  tellShow({ screen, show }: FromServer["show"]): void {
    if (show === null) this.#put.delete(screen);
    else this.#put.set(screen, show);
    this.#lookAgain();
  }

  tellTurn({ screen, ...turn }: FromServer["turn"]): void {
    const show = this.#put.get(screen);
    if (show) this.tellShow({ screen, show: { ...show, ...turn } });
  }

  #lookAgain(): void {
    const space = this.#space;
    if (space === undefined) return;
    const before = new Map(this.shows);
    this.shows.clear();
    for (const screen of space.screens) {
      const show = this.#put.get(screen.id) ?? ownShow(space, screen);
      const same = show !== null && sameShow(before.get(screen.id), show);
      if (show !== null) this.shows.set(screen.id, same ? before.get(screen.id)! : show);
    }
    for (const id of new Set([...before.keys(), ...this.shows.keys()])) {
      const show = this.shows.get(id) ?? null;
      if (show !== (before.get(id) ?? null)) this.#events.emit("screen", { screen: id, show });
    }
  }
}

function sameShow(before: Show | undefined, show: Show): boolean {
  if (before === undefined || before === show) return before === show;
  return JSON.stringify(before) === JSON.stringify(show);
}
