/** Words of the catalogue that are said only once something was opened: they come with what says them. */
import later from "../../shared/text/en.json?later";
import { learn } from "../../shared/text/text.ts";

learn(later);
