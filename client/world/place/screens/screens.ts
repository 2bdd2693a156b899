/**
 * The screens of a space, each with what it shows now.
 */
import { Group, type Vector3 } from "three";
import { ownShow, type Show } from "../../../../shared/screen/show.ts";
import type { Space } from "../../../../shared/space/space.ts";
import { Screen } from "./screen.ts";

export class Screens {
  readonly group = new Group();
  readonly #screens: { id: string; screen: Screen }[];

  /** `address` says where a show's file is. */
  constructor(space: Space, address: (file: string) => string) {
    this.group.name = "screens";
    this.#screens = space.screens.map((file) => ({ id: file.id, screen: new Screen(file, address) }));
    for (const { screen } of this.#screens) this.group.add(screen.group);
  }

  /** Shows what the space's file says; answers the files that could not be had, whose screens say so. */
  async showOwn(space: Space): Promise<string[]> {
    const had = await Promise.all(
      this.#screens.map(({ screen }, at) => screen.show(ownShow(space, space.screens[at]!))),
    );
    return space.screens.flatMap(({ image, video }, at) => (had[at] ? [] : [image ?? video ?? ""]));
  }

  /** Once a picture: what each shows by its id, my eyes, the server's time in ms, and how loud I want videos, 0 to 1. */
  frame(shows: ReadonlyMap<string, Show>, eye: Vector3, time: number, volume: number): void {
    for (const { id, screen } of this.#screens) {
      const show = shows.get(id) ?? null;
      if (show !== screen.told) void screen.show(show);
      screen.frame(eye, time, volume);
    }
  }

  dispose(): void {
    for (const { screen } of this.#screens) screen.dispose();
  }
}
