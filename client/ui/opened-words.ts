/** Words that are said only once something was opened: they come with what says them. */
import opened from "../../shared/text/opened.json" with { type: "json" };
import { learn } from "../../shared/text/text.ts";

learn(opened);
