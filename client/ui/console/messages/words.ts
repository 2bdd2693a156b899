/** Words of the messages in the console: a catalogue of their own. */
import { catalogue } from "../../../../shared/text/catalogue.ts";
import messages from "../../../../shared/text/house-messages.json" with { type: "json" };

export const say = catalogue<keyof typeof messages>(messages);
