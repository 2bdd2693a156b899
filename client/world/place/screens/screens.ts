/**
 * The screens of a space, each with what it shows now.
 */
import { Group, type Vector3 } from "three";
import { ownShow, type Show } from "../../../../shared/screen/show.ts";
import type { Space } from "../../../../shared/space/space.ts";
import type { PollChart, ShownPoll } from "./chart.ts";
import { Screen } from "./screen.ts";

export class Screens {
  readonly group = new Group();
  readonly #screens: { id: string; screen: Screen }[];
  readonly #charts = new Map<string, PollChart>();
  #polls: ReadonlyMap<string, ShownPoll> = new Map();
  #over = false;

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

  /** Covers these with the charts of polls, by their ids, and uncovers all others. */
  async chart(polls: ReadonlyMap<string, ShownPoll>): Promise<void> {
    this.#polls = polls;
    if (polls.size === 0 && this.#charts.size === 0) return;
    const { PollChart } = await import("./chart.ts");
    // Others may have been told meanwhile, or nothing is shown here any more.
    if (this.#polls !== polls || this.#over) return;
    for (const { id, screen } of this.#screens) {
      const poll = polls.get(id);
      let chart = this.#charts.get(id);
      if (poll !== undefined) {
        chart ??= new PollChart(screen.aspect);
        this.#charts.set(id, chart);
        chart.paint(poll);
        screen.cover(chart.texture);
      } else if (chart !== undefined) {
        screen.cover(null);
        chart.dispose();
        this.#charts.delete(id);
      }
    }
  }

  dispose(): void {
    this.#over = true;
    for (const chart of this.#charts.values()) chart.dispose();
    for (const { screen } of this.#screens) screen.dispose();
  }
}
