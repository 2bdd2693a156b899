/**
 * Evenings: the conductors of a house, one for each space that has, or had, an evening. Carries EVE1.
 */
import { type InForce, inForce } from "../../shared/programme/in-force.ts";
import type { Programme } from "../../shared/programme/programme.ts";
import { type Run, type RunEvent, UNSET } from "../../shared/programme/run.ts";
import { Conductor, type ConductorParts, EVENING, type HostDeed } from "./conductor.ts";

type Listener = (space: string, run: Run, event: RunEvent) => void;

export class Evenings {
  readonly #parts: ConductorParts;
  readonly #conductors = new Map<string, Promise<Conductor>>();
  readonly #open = new Map<string, Conductor>();
  readonly #listeners = new Set<Listener>();
  readonly #force = new WeakMap<Run, InForce>();
  #started = false;

  /**
   * With every evening that was ever set in one of these spaces.
   * @param shared other processes may set one in any of them
   */
  static async open(parts: ConductorParts, spaces: ReadonlySet<string>, shared = false): Promise<Evenings> {
    const evenings = new Evenings(parts);
    const named = (await parts.store.named(EVENING)).map((name) => name.slice(EVENING.length));
    const known = shared ? [...spaces] : named;
    await Promise.all(known.filter((space) => spaces.has(space)).map((space) => evenings.#conductor(space)));
    return evenings;
  }

  private constructor(parts: ConductorParts) {
    this.#parts = parts;
  }

  /** The spaces that have, or had, an evening. */
  get spaces(): Iterable<string> {
    return this.#open.keys();
  }

  /** How the evening of a space stands. */
  runOf(space: string): Run {
    return this.#open.get(space)?.run ?? UNSET;
  }

  /** What it has put in force. */
  inForce(space: string): InForce {
    const run = this.runOf(space);
    const force = this.#force.get(run) ?? inForce(run);
    this.#force.set(run, force);
    return force;
  }

  /** Told of each event of any evening, once it is on disk. */
  onEvent(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /** From now on what is due is done. */
  start(): void {
    this.#started = true;
    for (const conductor of this.#open.values()) conductor.start();
  }

  /**
   * `by` is a person; null for the file. Answers the number of the event, by which it can be taken back.
   * @throws {StoaError} where it may not be done now
   */
  async do(space: string, by: string | null, deed: HostDeed): Promise<number> {
    return (await this.#conductor(space)).do(by, deed);
  }

  /** @throws {StoaError} where it may not be set now */
  set(space: string, by: string | null, programme: Programme): Promise<number> {
    return this.do(space, by, { kind: "set", programme });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map((conductor) => conductor.stop()));
  }

  #conductor(space: string): Promise<Conductor> {
    const known = this.#conductors.get(space) ?? this.#load(space);
    this.#conductors.set(space, known);
    known.catch(() => this.#conductors.delete(space));
    return known;
  }

  async #load(space: string): Promise<Conductor> {
    const conductor = await Conductor.load(space, this.#parts);
    this.#open.set(space, conductor);
    conductor.onEvent((run, event) => {
      for (const listener of this.#listeners) listener(space, run, event);
    });
    if (this.#started) conductor.start();
    return conductor;
  }
}
