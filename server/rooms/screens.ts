/**
 * Screens: what was put on the screens of every space, one for all its copies. In force here first, then kept in the
 * store, then told by whoever asked; it outlives rooms and restarts. What was there before can be had back for a moment; what
 * no screen shows any more then is let go.
 */
import type { Show, Turn } from "../../shared/screen/show.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Store } from "../store/store.ts";
import type { TimeAndChance } from "../time-and-chance.ts";
import type { Uploads } from "../uploads/uploads.ts";

/** Uploaded files lie there, seen from the server's address. */
export const UPLOADED = "uploads/";
/** What was on a screen can be had back for so long, ms. */
export const BACK_MS = 30_000;

type Shown = { show: Show; by: string };
/** What was on a screen: what somebody put there, and what an evening showed over it. */
type Before = { shown: Shown | undefined; cover: { name: string; show: Show | null } | undefined; forget: () => void };
/** What an evening shows over whatever else is there; `name` says which cue's it is. */
export type Cover = { name: string; show: Show };

export class Screens {
  readonly #store: Store["shows"];
  readonly #uploads: Uploads;
  /** By space, then by screen. */
  readonly #spaces = new Map<string, Map<string, Shown>>();
  /** By space, then by screen; null once somebody has put something over it. */
  readonly #covers = new Map<string, Map<string, { name: string; show: Show | null }>>();
  /** By space and screen. */
  readonly #before = new Map<string, Before>();
  readonly #after: TimeAndChance["after"];
  /** Writes go one after another, so that what is kept ends as what is shown. */
  #written: Promise<void> = Promise.resolve();

  /** With what was on the screens when the house closed. */
  static async open(store: Store["shows"], uploads: Uploads, after: TimeAndChance["after"]): Promise<Screens> {
    const screens = new Screens(store, uploads, after);
    for (const { space, person, show } of await store.all()) screens.#in(space).set(show.screen, { show, by: person });
    await uploads.restore(
      [...screens.#spaces].flatMap(([space, shown]) =>
        [...shown.values()].flatMap(({ show, by }) =>
          uploadedIn(show).map(({ file, alt }) => ({ file, person: by, space, alt })),
        ),
      ),
    );
    return screens;
  }

  private constructor(store: Store["shows"], uploads: Uploads, after: TimeAndChance["after"]) {
    this.#store = store;
    this.#uploads = uploads;
    this.#after = after;
  }

  /** All that is shown on screens of a space, but for what its file says. */
  of(space: string): Show[] {
    const screens = new Set([...(this.#spaces.get(space)?.keys() ?? []), ...(this.#covers.get(space)?.keys() ?? [])]);
    return [...screens].flatMap((screen) => this.find(space, screen) ?? []);
  }

  find(space: string, screen: string): Show | undefined {
    return this.#covers.get(space)?.get(screen)?.show ?? this.#spaces.get(space)?.get(screen)?.show;
  }

  /**
   * From now on an evening shows these on the screens of a space, by their ids, and nothing on any other; what was there
   * before is there again when it ends. In memory: the evening remembers.
   * @returns what is different now
   */
  cover(space: string, covers: ReadonlyMap<string, Cover>): { screen: string; show: Show | null }[] {
    const before = this.#covers.get(space) ?? new Map<string, { name: string; show: Show | null }>();
    const screens = new Set([...before.keys(), ...covers.keys()]);
    const shown = new Map([...screens].map((screen) => [screen, this.find(space, screen)]));
    const after = new Map<string, { name: string; show: Show | null }>();
    for (const [screen, cover] of covers) {
      const known = before.get(screen);
      after.set(screen, known?.name === cover.name ? known : { ...cover });
    }
    this.#covers.set(space, after);
    return [...screens].flatMap((screen) => {
      const show = this.find(space, screen);
      return show === shown.get(screen) ? [] : [{ screen, show: show ?? null }];
    });
  }

  /** Another process has put it there, or (null) taken off what was there, and written it. */
  take(space: string, screen: string, put: { show: Show; by: string } | null): void {
    this.#remember(space, screen);
    if (this.#uncover(space, screen) && put === null) return;
    if (put === null) this.#spaces.get(space)?.delete(screen);
    else this.#in(space).set(screen, put);
  }

  /** Another process has turned what is shown, and written it. */
  takeTurn(space: string, { screen, ...turn }: Turn): void {
    const cover = this.#covers.get(space)?.get(screen);
    const shown = this.#spaces.get(space)?.get(screen);
    if (cover?.show) cover.show = { ...cover.show, ...turn };
    else if (shown) shown.show = { ...shown.show, ...turn };
  }

  /** As the store has it, after a while in which other processes were not heard; answers the screens that it may concern. */
  async readAnew(): Promise<{ space: string; screen: string }[]> {
    const before = [...this.#spaces].flatMap(([space, shown]) =>
      [...shown.keys()].map((screen) => ({ space, screen })),
    );
    const all = await this.#store.all();
    this.#spaces.clear();
    for (const { space, person, show } of all) this.#in(space).set(show.screen, { show, by: person });
    return [...before, ...all.map(({ space, show: { screen } }) => ({ space, screen }))];
  }

  /** `by` is the person whose words and files these are. */
  async put(space: string, show: Show, by: string): Promise<void> {
    const gone = this.#remember(space, show.screen);
    this.#in(space).set(show.screen, { show, by });
    this.#uncover(space, show.screen);
    await this.#write(() => this.#store.put(space, by, show));
    await this.#letGo(gone);
  }

  /**
   * What was on a screen a moment ago is there again.
   * @param isOurs false where another process has done so, and written it
   * @returns whether anything was
   */
  async back(space: string, screen: string, isOurs = true): Promise<boolean> {
    const before = this.#before.get(keyOf(space, screen));
    if (before === undefined) return false;
    const { shown, cover } = before;
    const gone = this.#remember(space, screen);
    const over = this.#covers.get(space)?.get(screen);
    // What an evening showed is back while it shows that still.
    if (over !== undefined && over.name === cover?.name) over.show = cover.show;
    if (shown === undefined) this.#spaces.get(space)?.delete(screen);
    else this.#in(space).set(screen, shown);
    if (!isOurs) return true;
    await this.#write(() =>
      shown === undefined ? this.#store.remove(space, screen) : this.#store.put(space, shown.by, shown.show),
    );
    await this.#letGo(gone);
    return true;
  }

  async turn(space: string, { screen, page, playing, at }: Turn): Promise<void> {
    const cover = this.#covers.get(space)?.get(screen);
    if (cover?.show) {
      cover.show = { ...cover.show, page, playing, at };
      return;
    }
    const shown = this.#spaces.get(space)?.get(screen);
    if (shown === undefined) return;
    const show: Show = { ...shown.show, page, playing, at };
    shown.show = show;
    await this.#write(() => this.#store.put(space, shown.by, show));
  }

  /** Takes off what is shown; what an evening had covered is there again. */
  async takeOff(space: string, screen: string): Promise<void> {
    const gone = this.#remember(space, screen);
    if (!this.#uncover(space, screen)) {
      this.#spaces.get(space)?.delete(screen);
      await this.#write(() => this.#store.remove(space, screen));
    }
    await this.#letGo(gone);
  }

  /** A space's file changed: what was on a screen that is no more goes. */
  async fit(space: Space): Promise<void> {
    const there = new Set(space.screens.map(({ id }) => id));
    for (const { screen } of this.of(space.id)) if (!there.has(screen)) await this.takeOff(space.id, screen);
  }

  /** Everything somebody brought goes, of which the store knows nothing any more; answers which screens it was on. */
  async forget(person: string): Promise<{ space: string; screen: string }[]> {
    const gone = [...this.#spaces].flatMap(([space, shown]) =>
      [...shown].filter(([, { by }]) => by === person).map(([screen]) => ({ space, screen })),
    );
    for (const { space, screen } of gone) this.#spaces.get(space)?.delete(screen);
    for (const [key, { shown, forget }] of [...this.#before]) {
      if (shown?.by !== person) continue;
      forget();
      this.#before.delete(key);
    }
    await this.#uploads.remove(this.#uploads.of(person).map(({ file }) => file));
    return gone;
  }

  /** Lets go what was brought and never shown. */
  expire(): Promise<void> {
    return this.#uploads.expire(this.#files());
  }

  /**
   * How a screen stands can be had back from now on, for a while, and not any more how it stood before that.
   * @returns what can not
   */
  #remember(space: string, screen: string): Shown | undefined {
    const key = keyOf(space, screen);
    const old = this.#before.get(key);
    old?.forget();
    const cover = this.#covers.get(space)?.get(screen);
    const shown = this.#spaces.get(space)?.get(screen);
    const forget = this.#after(BACK_MS, () => {
      this.#before.delete(key);
      // Whatever stays is found again where files are looked for that are on no screen.
      this.#letGo(shown).catch(() => undefined);
    });
    this.#before.set(key, { shown, cover: cover && { ...cover }, forget });
    return old?.shown;
  }

  /** Whether there was something to take away. */
  #uncover(space: string, screen: string): boolean {
    const cover = this.#covers.get(space)?.get(screen);
    if (!cover?.show) return false;
    cover.show = null;
    return true;
  }

  #in(space: string): Map<string, Shown> {
    const shown = this.#spaces.get(space) ?? new Map<string, Shown>();
    this.#spaces.set(space, shown);
    return shown;
  }

  #write(act: () => Promise<void>): Promise<void> {
    const written = this.#written.then(act);
    this.#written = written.catch(() => {});
    return written;
  }

  async #letGo(before: Shown | undefined): Promise<void> {
    if (before === undefined) return;
    const still = this.#files();
    const files = uploadedIn(before.show).map(({ file }) => file);
    await this.#uploads.remove(files.filter((file) => !still.has(file)));
  }

  #files(): Set<string> {
    const shown = [...this.#spaces.values()].flatMap((screens) => [...screens.values()]);
    const before = [...this.#before.values()].flatMap((one) => one.shown ?? []);
    return new Set([...shown, ...before].flatMap(({ show }) => uploadedIn(show).map(({ file }) => file)));
  }
}

const keyOf = (space: string, screen: string) => `${space} ${screen}`;

/** What of a show was uploaded, by its files' names; the space's own files lie elsewhere. */
const uploadedIn = ({ pages }: Show): { file: string; alt: string }[] =>
  pages.flatMap(({ file, alt }) => (file.startsWith(UPLOADED) ? [{ file: file.slice(UPLOADED.length), alt }] : []));
