/**
 * Copy numbers: no two processes open a copy of a space under the same number. A number is this process's for a few seconds
 * and is taken again before they are over, so that those of a process that was lost are soon free. Carries BTW3.
 */
import { InTurn } from "../reports/in-turn.ts";
import type { Store } from "../store/store.ts";
import type { TimeAndChance } from "../time-and-chance.ts";

/** For how long a number is taken, and how often that is renewed, ms. */
const TAKEN_MS = 4000;
const RENEWED_MS = 1000;

export type CopyNumbers = {
  /** False while another process has it. */
  take(space: string, number: number): Promise<boolean>;
  giveBack(space: string, number: number): void;
  close(): void;
};

/** Where a house is one process nobody else takes any. */
export const ownNumbers: CopyNumbers = { take: async () => true, giveBack: () => {}, close: () => {} };

export function sharedNumbers(
  copies: Store["copies"],
  here: string,
  { now, after }: Pick<TimeAndChance, "now" | "after">,
  failed: (error: unknown) => void,
): CopyNumbers {
  let callOff = () => {};
  const renew = () => {
    copies.keep(here, now() + TAKEN_MS).catch(failed);
    callOff = after(RENEWED_MS, renew);
  };
  renew();
  /** What is done to a number goes one after another, so that one that is taken again is not given back. */
  const turns = new InTurn();
  return {
    take: (space, number) =>
      turns.run(`${space} ${number}`, () =>
        copies.take({ space, number, process: here, until: now() + TAKEN_MS }, now()),
      ),
    giveBack(space, number) {
      turns.run(`${space} ${number}`, () => copies.giveBack(space, number, here)).catch(failed);
    },
    close: () => callOff(),
  };
}
