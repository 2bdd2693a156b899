/**
 * Screens: what hosts have put on the screens of every space, one for all its copies. It outlives the rooms, so that who
 * comes back finds it, and ends with the house. What no screen shows any more is let go.
 */
import type { Show, Turn } from "../../shared/screen/show.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Uploads } from "../uploads/uploads.ts";

/** Uploaded files lie there, seen from the server's address. */
export const UPLOADED = "uploads/";

type Shown = { show: Show; by: string };

export class Screens {
  readonly #uploads: Pick<Uploads, "remove" | "expire" | "of">;
  /** By space, then by screen. */
  readonly #spaces = new Map<string, Map<string, Shown>>();

  constructor(uploads: Pick<Uploads, "remove" | "expire" | "of">) {
    this.#uploads = uploads;
  }

  /** All that was put on screens of a space. */
  of(space: string): Show[] {
    return [...(this.#spaces.get(space)?.values() ?? [])].map(({ show }) => show);
  }

  find(space: string, screen: string): Show | undefined {
    return this.#spaces.get(space)?.get(screen)?.show;
  }

  /** `by` is the person whose words and files these are. */
  put(space: string, show: Show, by: string): Promise<void> {
    const shown = this.#spaces.get(space) ?? new Map<string, Shown>();
    this.#spaces.set(space, shown);
    const before = shown.get(show.screen);
    shown.set(show.screen, { show, by });
    return this.#letGo(before === undefined ? [] : [before]);
  }

  turn(space: string, { screen, page, playing, at }: Turn): void {
    const shown = this.#spaces.get(space)?.get(screen);
    if (shown) shown.show = { ...shown.show, page, playing, at };
  }

  /** Answers whether there was anything. */
  async takeOff(space: string, screen: string): Promise<boolean> {
    const shown = this.#spaces.get(space)?.get(screen);
    if (shown === undefined) return false;
    this.#spaces.get(space)?.delete(screen);
    await this.#letGo([shown]);
    return true;
  }

  /** A space's file changed: what was on a screen that is no more goes. */
  async fit(space: Space): Promise<void> {
    const there = new Set(space.screens.map(({ id }) => id));
    for (const { screen } of this.of(space.id)) if (!there.has(screen)) await this.takeOff(space.id, screen);
  }

  /** Everything somebody brought goes; answers which screens it was on. */
  async forget(person: string): Promise<{ space: string; screen: string }[]> {
    const gone = [...this.#spaces].flatMap(([space, shown]) =>
      [...shown].filter(([, { by }]) => by === person).map(([screen]) => ({ space, screen })),
    );
    for (const { space, screen } of gone) this.#spaces.get(space)?.delete(screen);
    await this.#uploads.remove(this.#uploads.of(person).map(({ file }) => file));
    return gone;
  }

  /** What somebody has on screens now, in their own words. */
  by(person: string): { space: string; screen: string; title: string; pages: string[] }[] {
    return [...this.#spaces].flatMap(([space, shown]) =>
      [...shown.values()]
        .filter(({ by }) => by === person)
        .map(({ show }) => ({
          space,
          screen: show.screen,
          title: show.title,
          pages: show.pages.map(({ alt }) => alt),
        })),
    );
  }

  /** Lets go what was brought and never shown. */
  expire(): Promise<void> {
    return this.#uploads.expire(this.#files());
  }

  async #letGo(before: readonly Shown[]): Promise<void> {
    const still = this.#files();
    const files = before.flatMap(({ show }) => filesOf(show));
    await this.#uploads.remove(files.filter((file) => !still.has(file)));
  }

  #files(): Set<string> {
    return new Set(
      [...this.#spaces.values()].flatMap((shown) => [...shown.values()].flatMap(({ show }) => filesOf(show))),
    );
  }
}

const filesOf = (show: Show) => show.pages.map(({ file }) => file.slice(UPLOADED.length));
