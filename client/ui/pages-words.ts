/** Words of the pages beside that of the places. */
import pages from "../../shared/text/pages.json" with { type: "json" };
import { learn } from "../../shared/text/text.ts";

learn(pages);
