/** HostRows: the rows that the sheets of a host are made of. Metres. */
import { text } from "../../../../shared/text/text.ts";
import type { Cell, Row } from "../../../xr/index.ts";
import { say } from "../../console/words.ts";
import { button, ROW, row } from "../parts.ts";
import { undoRows } from "../undo-rows.ts";
import type { Undo } from "../use-undo.ts";
import type { Host } from "./use-host.ts";
import { VIEWS, type View } from "./view.ts";

const TAB = 0.056;
/** Three lines of what an act does have room beside its button. */
const ACT = 0.084;

/** From one part to another. */
export function tabs(at: View, turn: (to: View) => void): Row {
  const cells = VIEWS.map((one) => button(null, say(`console.headset.${one}`), () => turn(one), { on: one === at }));
  return { height: TAB, cells };
}

/** An act: its button, and beside it what it will do, or why it cannot be done just now. */
export function actRow(host: Host, id: string, words?: string, first = false): Row {
  const found = host.find(id);
  if (found === null) return { height: ACT, cells: [] };
  const { off, does, kind, sure } = found;
  const told: Cell = { kind: "words", words: off ?? does, tone: "quiet" };
  const press = button(found.icon ?? null, words ?? found.words, () => host.act(id), {
    off: off !== null,
    on: first && off === null,
    leads: kind === "final" || sure !== undefined,
  });
  return { height: ACT, cells: [press, told], shares: [1, 1.15] };
}

/** What I did last and can be taken back; while there is nothing its place is kept. */
export function undoRow({ last }: Undo): Row {
  const [done] = undoRows(last);
  const nothing = { more: say("console.off.undo"), off: true };
  return done ?? row(button("arrow-bend-up-left", text("person.undo"), () => undefined, nothing));
}

/** These rows, and empty ones up to so many: a list that grows and shrinks moves nothing else. */
export function filled(rows: readonly Row[], count: number): Row[] {
  return [...rows, ...Array.from({ length: Math.max(0, count - rows.length) }, () => ({ height: ROW, cells: [] }))];
}
