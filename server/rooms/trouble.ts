/** Trouble: what rules notice is told to moderators as it happens, also of rules in shadow, so that a map can show it. Carries COC11. */
import type { Verdict } from "../../shared/conduct/judge.ts";
import { may } from "../../shared/conduct/roles.ts";
import { troubleOf } from "../../shared/protocol/from-server/trouble.ts";
import { type House, roomsOf } from "./house.ts";

export function tellTrouble(house: House, space: string, { person, facts, at }: Verdict): void {
  const kind = troubleOf(facts);
  if (kind === null) return;
  const rooms = roomsOf(house, space);
  const avatar = rooms.map(({ company }) => company.byPerson(person)?.avatar).find((found) => found !== undefined);
  if (avatar === undefined) return;
  for (const room of rooms) {
    for (const one of room.company.all()) {
      if (may(one.role, "moderate")) room.tell(one, "trouble", { avatar, kind, at });
    }
  }
}
