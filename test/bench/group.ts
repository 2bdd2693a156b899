/**
 * Group: lean clients of one system who stroll about a room, and what those among them who watch are shown.
 *
 * A pose's latency is from the call that sends it until somebody to whom its sender is among the nearest 24 has decoded
 * that very pose: the place as asked for, to the millimetre or the float. All clients are in this one process and clock.
 */
import { ResidualEntropy } from "./entropy.ts";
import { Paths } from "./paths.ts";
import { SentPoses } from "./sent-poses.ts";
import { type BenchSpace, SIDES } from "./square.ts";
import type { Member, Place, System, Watch } from "./system.ts";
import { createWalker } from "./walker.ts";
import { Wheel } from "./wheel.ts";

const PERIOD_MS = 50;
const NEAREST = 24;
/** Well among those whom a neighbourhood of 32 near and 32 mid holds, with its hysteresis. */
const AROUND = 48;
const LOOKED_AT_MS = 250;
const AT_A_TIME = 8;
const SEED = 7;

/** What was seen since the last `begin`. */
export type Seen = {
  /** Messages and TCP segments that came to all clients. */
  frames: number;
  segments: number;
  /** Poses that one watcher decoded, its own as the server has it among them, on average. */
  updates: number;
  latencies: number[];
  /** How late the clients were to send, ms: what their own process did not manage. */
  late: number[];
  /** Poses of the nearest 24, and how many of them were just as asked for. */
  near: number;
  exact: number;
  /** The longest that a watcher went without news of one of the nearest 48, and of anybody, s. */
  oldestAround: number;
  oldest: number;
  /** Of what the first watcher decoded at every step. */
  entropy: ResidualEntropy;
};

export class Group {
  readonly #system: System;
  readonly #paths: Paths;
  readonly #walkers;
  readonly #sent: SentPoses;
  readonly #wheel: Wheel;
  readonly #members: Member[] = [];
  readonly #byMark = new Map<string | number, number>();
  /** By client, spread evenly among them. */
  readonly #watchers: ReadonlyMap<number, Watcher>;
  readonly #clock: ReturnType<typeof setInterval>;
  readonly #began = performance.now();
  #frames = 0;
  #segments = 0;

  private constructor(system: System, people: number, watchers: number, space: BenchSpace) {
    this.#system = system;
    this.#paths = new Paths(people, SIDES[space], SEED);
    this.#walkers = Array.from({ length: people }, (_, i) => createWalker(i));
    this.#sent = new SentPoses(people);
    const watching = Math.min(people, watchers);
    this.#watchers = new Map(
      Array.from({ length: watching }, (_, n) => [Math.floor((n * people) / watching), new Watcher(people)]),
    );
    this.#wheel = new Wheel(people, PERIOD_MS, (i) => this.#beat(i));
    this.#clock = setInterval(() => this.#lookAround(), LOOKED_AT_MS);
  }

  /** Enters `people` clients, of whom `watchers` decode what they are sent, and lets them walk. */
  static async enter(
    system: System,
    url: string,
    people: number,
    watchers: number,
    space: BenchSpace = "square",
  ): Promise<Group> {
    const group = new Group(system, people, watchers, space);
    let next = 0;
    const entering = async () => {
      while (next < people) await group.#enterOne(url, space, next++);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, entering));
    group.begin();
    group.#wheel.start();
    return group;
  }

  /** Forgets what was seen so far. */
  begin(): void {
    [this.#frames, this.#segments] = this.#counted();
    this.#wheel.late = [];
    for (const watcher of this.#watchers.values()) watcher.begin();
  }

  seen(): Seen {
    this.#lookAround();
    const [frames, segments] = this.#counted();
    const watchers = [...this.#watchers.values()];
    const sum = (of: (watcher: Watcher) => number) => watchers.reduce((all, watcher) => all + of(watcher), 0);
    return {
      frames: frames - this.#frames,
      segments: segments - this.#segments,
      updates: sum(({ updates }) => updates) / watchers.length,
      latencies: watchers.flatMap(({ latencies }) => latencies),
      late: this.#wheel.late,
      near: sum(({ near }) => near),
      exact: sum(({ latencies }) => latencies.length),
      oldestAround: Math.max(...watchers.map(({ oldestAround }) => oldestAround)) / 1000,
      oldest: Math.max(...watchers.map(({ oldest }) => oldest)) / 1000,
      entropy: this.#watchers.get(0)!.entropy,
    };
  }

  /** Everybody whom the server has closed. */
  get closed(): number {
    return this.#members.filter(({ line }) => line.closed !== null).length;
  }

  end(): void {
    this.#wheel.stop();
    clearInterval(this.#clock);
    for (const { line } of this.#members) line.end();
  }

  async #enterOne(url: string, space: BenchSpace, i: number): Promise<void> {
    const watcher = this.#watchers.get(i);
    const watch: Watch = {
      put: (x, z) => this.#paths.put(i, x, z),
      waited: (ms) => this.#wheel.steer(i, ms),
      saw: (mark, place, pose, age = 0) => {
        const who = this.#byMark.get(mark);
        if (who === undefined) return;
        if (watcher) watcher.updates += 1;
        if (who === i) return;
        watcher?.saw(who, place, this.#sent);
        if (i === 0 && pose) watcher?.entropy.addPose(who, pose(), age);
      },
    };
    const member = await this.#system.enter(url, space, watcher !== undefined, watch);
    this.#members[i] = member;
    if (this.#byMark.has(member.mark)) throw new Error(`Two clients are both ${member.mark}: not all are in one room.`);
    this.#byMark.set(member.mark, i);
  }

  #beat(i: number): void {
    const now = performance.now();
    const seconds = (now - this.#began) / 1000;
    const wish = this.#walkers[i]!(seconds, this.#paths.walk(i, seconds));
    this.#sent.sent(i, this.#system.placeOf(wish), now);
    this.#members[i]!.walk(wish);
  }

  #lookAround(): void {
    for (const [i, watcher] of this.#watchers) {
      const here = this.#paths.at(i);
      const away = (other: number) => {
        const { x, z } = this.#paths.at(other);
        return (x - here.x) ** 2 + (z - here.z) ** 2;
      };
      const others = this.#walkers.map((_, other) => ({ other, away: away(other) })).filter(({ other }) => other !== i);
      watcher.look(others.sort((a, b) => a.away - b.away).map(({ other }) => other));
    }
  }

  #counted(): [frames: number, segments: number] {
    const sum = (of: (member: Member) => number) => this.#members.reduce((all, member) => all + of(member), 0);
    return [sum(({ line }) => line.frames), sum(({ line }) => line.segments)];
  }
}

/** Somebody who decodes what they are sent. */
class Watcher {
  updates = 0;
  near = 0;
  latencies: number[] = [];
  oldestAround = 0;
  oldest = 0;
  entropy = new ResidualEntropy();
  #nearest = new Set<number>();
  readonly #seenAt: Float64Array;

  constructor(people: number) {
    this.#seenAt = new Float64Array(people);
  }

  begin(): void {
    this.updates = this.near = this.oldestAround = this.oldest = 0;
    this.latencies = [];
    this.entropy = new ResidualEntropy();
    this.#seenAt.fill(performance.now());
  }

  saw(who: number, place: Place, sent: SentPoses): void {
    const now = performance.now();
    this.#seenAt[who] = now;
    if (!this.#nearest.has(who)) return;
    this.near += 1;
    const at = sent.find(who, place);
    if (at !== undefined) this.latencies.push(now - at);
  }

  /** Takes in who is how near, nearest first. */
  look(ranked: readonly number[]): void {
    const now = performance.now();
    this.#nearest = new Set(ranked.slice(0, NEAREST));
    ranked.forEach((who, rank) => {
      const age = now - this.#seenAt[who]!;
      this.oldest = Math.max(this.oldest, age);
      if (rank < AROUND) this.oldestAround = Math.max(this.oldestAround, age);
    });
  }
}
