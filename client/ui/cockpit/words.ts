/** Words: what only the cockpit says comes with it; the page does without it until then. */
import words from "../../../shared/text/en.json?words=cockpit.";
import { addWords } from "../../../shared/text/text.ts";

addWords(words);
