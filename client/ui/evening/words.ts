/** Words of the evening, which comes once the place stands: a catalogue of its own. */
import { catalogue } from "../../../shared/text/catalogue.ts";
import evening from "../../../shared/text/evening.json" with { type: "json" };

export type EveningKey = keyof typeof evening;
export const say = catalogue<EveningKey>(evening);
