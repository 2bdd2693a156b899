/** Words of the replay, which is loaded when somebody opens one: a catalogue of its own. */

import { catalogue } from "../../../shared/text/catalogue.ts";
import replay from "../../../shared/text/replay.json" with { type: "json" };

export const say = catalogue<keyof typeof replay>(replay);

/** Metres as the house writes them. */
export const metres = (value: number) => value.toFixed(2);
/** Seconds of a replay from ms. */
export const seconds = (ms: number) => (ms / 1000).toFixed(0);
/** "18:31:47" in the reader's own way of writing it. */
export function timeWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit", second: "2-digit" }).format(at);
}
