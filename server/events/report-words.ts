/** Report words: what a report says, from a catalogue that only it reads. */

import { catalogue } from "../../shared/text/catalogue.ts";
import report from "../../shared/text/report.json" with { type: "json" };

export type ReportKey = keyof typeof report;
export const reportWords = catalogue<ReportKey>(report);
