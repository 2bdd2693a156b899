/** Words of the console, which is loaded when a host opens it: a catalogue of its own. */
import { catalogue } from "../../../shared/text/catalogue.ts";
import console from "../../../shared/text/console.json" with { type: "json" };

export const say = catalogue<keyof typeof console>(console);
