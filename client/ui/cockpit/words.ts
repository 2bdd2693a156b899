/** Words of the cockpit, which is loaded when a moderator opens it: a catalogue of its own. */
// Measures are called here as in the menu of a person.
import "../opened-words.ts";
import { catalogue } from "../../../shared/text/catalogue.ts";
import cockpit from "../../../shared/text/cockpit.json" with { type: "json" };

export const say = catalogue<keyof typeof cockpit>(cockpit);
