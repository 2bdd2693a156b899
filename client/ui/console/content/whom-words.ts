/** WhomWords: whom something is for, in words. Pure. */
import type { Audience } from "../../../../shared/programme/audience.ts";
import { isolate } from "../../../../shared/text/text.ts";
import { say } from "../words.ts";

export function whomWords(to: Audience | undefined, zones: readonly { id: string; name: string }[]): string {
  const { zone, languages = [], newcomers, roles = [], devices = [], interests = [] } = to ?? {};
  const names = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });
  const parts = [
    ...(newcomers === undefined ? [] : [say("console.whom.new", { who: newcomers ? "new" : "known" })]),
    ...roles.map((role) => say("console.whom.role", { role })),
    ...languages.map((language) => say("console.whom.language", { language: names.of(language) ?? language })),
    ...devices.map((device) => say("console.whom.device", { device })),
    ...interests.map(isolate),
    ...(zone === undefined
      ? []
      : [say("console.whom.zone", { zone: isolate(zones.find(({ id }) => id === zone)?.name ?? zone) })]),
  ];
  return parts.length === 0 ? say("console.stock.everybody") : parts.join(", ");
}
