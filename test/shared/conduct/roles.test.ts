import { expect, test } from "vitest";
import { badgeOf, may, POWERS, ROLES } from "../../../shared/conduct/roles.ts";

test("[CON1] role by power by subject, in full", () => {
  const table = ROLES.flatMap((actor) =>
    POWERS.map((power) => `${actor} ${power}: ${ROLES.filter((subject) => may(actor, power, subject)).join(" ")}`),
  );
  const over = (...subjects: string[]) => subjects.join(" ");
  const staff = ["speak-to-zone", "speak-to-space", "lead", "show"];
  const expected = ROLES.flatMap((actor) =>
    POWERS.map((power) => {
      const has =
        actor === "owner" ||
        (actor === "moderator" && power !== "invite" && power !== "host") ||
        (actor === "host" && (staff.includes(power) || power === "host" || power === "see-persons"));
      const subjects = actor === "owner" ? over("visitor", "bot", "host", "moderator") : over("visitor", "bot");
      return `${actor} ${power}: ${has ? subjects : ""}`;
    }),
  );
  expect(table).toEqual(expected);
});

test("[CON1] nobody acts on an equal or higher role", () => {
  for (const role of ROLES) for (const power of POWERS) expect(may(role, power, role)).toBe(false);
});

test("[CON2] staff and bots carry a badge, visitors none", () => {
  expect(ROLES.map(badgeOf)).toEqual([null, "bot", "host", "moderator", "host"]);
});
