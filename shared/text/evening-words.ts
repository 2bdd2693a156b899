/** Evening words: what is said of an evening in the page, on its screens and in a headset, once the place stands. */
import { catalogue } from "./catalogue.ts";
import evening from "./evening.json" with { type: "json" };

export type EveningKey = keyof typeof evening;
export const say = catalogue<EveningKey>(evening);
