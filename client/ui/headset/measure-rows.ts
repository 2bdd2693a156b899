/** MeasureRows: what a moderator may do about somebody who is here; one press says what, the next does it. [COC9] */
import { may } from "../../../shared/conduct/roles.ts";
import { text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import type { Row } from "../../xr/index.ts";
import { type OfferedAct, offeredTo } from "../hud/acts.ts";
import type { Page } from "./page.ts";
import { button } from "./parts.ts";
import { undoRows } from "./undo-rows.ts";
import type { Desk } from "./use-desk.ts";

const TALL = 0.056;

export function measureRows(desk: Desk | null, avatar: Avatar, go: (page: Page) => void): Row[] {
  if (desk === null || avatar.person === null || !may(desk.role, "moderate", avatar.role)) return [];
  const cells = offeredTo(avatar).map((act) =>
    button(null, measureWords(act), () => go({ at: "measure", avatar: avatar.id, act })),
  );
  return [...undoRows(desk.undo), { height: TALL, cells: cells.slice(0, 3) }, { height: TALL, cells: cells.slice(3) }];
}

function measureWords(act: OfferedAct): string {
  if (act === "kick") return text("headset.kick");
  return act === "release" ? text("act.do.release") : text(`person.${act}`);
}
