/** Words of the console's people: a catalogue that comes with them. */
import { catalogue } from "../../../../shared/text/catalogue.ts";
import people from "../../../../shared/text/people.json" with { type: "json" };

export const say = catalogue<keyof typeof people>(people);
