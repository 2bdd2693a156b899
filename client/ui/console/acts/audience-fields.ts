/** AudienceFields: whom a word is for, as it is asked for and as it is told to the house. Pure. */
import { ROLES } from "../../../../shared/conduct/roles.ts";
import type { Audience } from "../../../../shared/programme/audience.ts";
import { say } from "../words.ts";
import type { Field, Given } from "./act.ts";
import type { Stand } from "./stand.ts";

const DEVICES = ["headset", "desktop", "phone"] as const;
const INTERESTS_MOST = 400;

export function audienceFields({ zones, languages }: Pick<Stand, "zones" | "languages">): Field[] {
  return [
    {
      name: "zone",
      label: say("console.announce.zone"),
      kind: "choice",
      choices: [
        { value: "", words: say("console.announce.anywhere") },
        ...zones.map(({ id, name }) => ({ value: id, words: name })),
      ],
      isOptional: true,
    },
    {
      name: "newcomers",
      label: say("console.announce.newcomers"),
      kind: "choice",
      choices: (["", "new", "known"] as const).map((value) => ({
        value,
        words: say("console.announce.who", { who: value || "all" }),
      })),
      isOptional: true,
    },
    {
      name: "languages",
      label: say("console.announce.languages"),
      kind: "ticks",
      choices: languages.map(({ language, words, count }) => ({
        value: language,
        words: say("console.announce.language", { language: words, count }),
      })),
      isOptional: true,
      when: () => languages.length > 1,
    },
    {
      name: "roles",
      label: say("console.announce.roles"),
      kind: "ticks",
      choices: ROLES.map((role) => ({ value: role, words: say("console.announce.role", { role }) })),
      isOptional: true,
    },
    {
      name: "devices",
      label: say("console.announce.devices"),
      kind: "ticks",
      choices: DEVICES.map((device) => ({ value: device, words: say("console.announce.device", { device }) })),
      isOptional: true,
    },
    {
      name: "interests",
      label: say("console.announce.interests"),
      kind: "line",
      most: INTERESTS_MOST,
      isOptional: true,
    },
  ];
}

/** As it was filled in; undefined for everybody. */
export function audienceOf({
  zone = "",
  newcomers = "",
  languages = "",
  roles = "",
  devices = "",
  interests = "",
}: Given): Audience | undefined {
  const list = (words: string, between: string) =>
    words
      .split(between)
      .map((one) => one.trim())
      .filter((one) => one !== "");
  const [spoken, as, on] = [list(languages, " "), list(roles, " "), list(devices, " ")];
  const liked = list(interests, ",");
  const to: Audience = {
    ...(zone !== "" && { zone }),
    ...(newcomers !== "" && { newcomers: newcomers === "new" }),
    ...(spoken.length > 0 && { languages: spoken }),
    ...(as.length > 0 && { roles: as as NonNullable<Audience["roles"]> }),
    ...(on.length > 0 && { devices: on as NonNullable<Audience["devices"]> }),
    ...(liked.length > 0 && { interests: liked }),
  };
  return Object.keys(to).length === 0 ? undefined : to;
}

/** What stands in the fields for an audience that there is. */
export function givenOfAudience(to: Audience = {}): Given {
  const { zone = "", newcomers, languages = [], roles = [], devices = [], interests = [] } = to;
  return {
    zone,
    newcomers: newcomers === undefined ? "" : newcomers ? "new" : "known",
    languages: languages.join(" "),
    roles: roles.join(" "),
    devices: devices.join(" "),
    interests: interests.join(", "),
  };
}
