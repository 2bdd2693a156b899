/**
 * Wire: what the processes of one house tell each other. A word reaches this process in the same moment and every other as
 * soon as it is brought there. Nothing waits for it, and what cannot be brought is lost: so a word only says that the store
 * has something newer, or what the next word makes old. Whoever listens reads anew what they know after a gap.
 */

import type { Told } from "./told.ts";

export type Topic = keyof Told;

export type Wire = {
  /** The name of this process, made by chance when it starts. */
  readonly here: string;
  tell<Name extends Topic>(topic: Name, value: Told[Name]): void;
  /** Nothing is heard of other processes just now. */
  readonly away: boolean;
  /** `from` is the process that said it. Returns the way to stop. */
  on<Name extends Topic>(topic: Name, listener: (value: Told[Name], from: string) => void): () => void;
  /** Others may have said what was not heard here: what rests on their words is to be read anew. */
  onGap(listener: () => void): () => void;
};

type Listener = (value: never, from: string) => void;

/** Who listens to which topic: the part of a wire that is the same wherever words come from. */
export class Listeners {
  readonly #of = new Map<Topic, Set<Listener>>();
  readonly #gap = new Set<() => void>();

  on<Name extends Topic>(topic: Name, listener: (value: Told[Name], from: string) => void): () => void {
    const listening = this.#of.get(topic) ?? new Set();
    this.#of.set(topic, listening.add(listener));
    return () => listening.delete(listener);
  }

  onGap(listener: () => void): () => void {
    this.#gap.add(listener);
    return () => this.#gap.delete(listener);
  }

  bring<Name extends Topic>(topic: Name, value: Told[Name], from: string): void {
    for (const listener of this.#of.get(topic) ?? [])
      (listener as (value: Told[Name], from: string) => void)(value, from);
  }

  gap(): void {
    for (const listener of this.#gap) listener();
  }
}

/** The wire of a house that is one process: there is nobody else to tell. */
export function localWire(here: string): Wire {
  const listeners = new Listeners();
  return {
    here,
    away: false,
    tell: (topic, value) => listeners.bring(topic, value, here),
    on: (topic, listener) => listeners.on(topic, listener),
    onGap: (listener) => listeners.onGap(listener),
  };
}
