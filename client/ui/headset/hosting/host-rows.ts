/** HostRows: what the sheets of a host are made of. Metres. */
import { text } from "../../../../shared/text/text.ts";
import type { Cell, Row, Sheet } from "../../../xr/index.ts";
import { asksFirst } from "../../console/acts/act.ts";
import { say } from "../../console/words.ts";
import { button, GAP, ROW, row, sheet } from "../parts.ts";
import { undoRows } from "../undo-rows.ts";
import type { Undo } from "../use-undo.ts";
import type { Host } from "./use-host.ts";
import { VIEWS, type View, type ViewProps } from "./view.ts";

const TAB = 0.056;
/** Three lines of what an act does have room beside its button; four where it is said of which question. */
const ACT = 0.084;
export const LONG_ACT = 0.112;

/** The rows of a part have this much room, so that ways to others and back keep their places. */
const BODY = 0.56;

/** One of the four parts: the ways to the others above its rows, and below them the way back from what was done last. */
export function part(at: View, { told, go, turn, undo }: ViewProps, rows: readonly Row[]): Sheet {
  const spare = rows.reduce((left, { height }) => left - height - GAP, BODY);
  const below: Row[] = spare > 0 ? [{ height: spare, cells: [] }] : [];
  const close = () => go(null);
  return sheet("host", text("more.console"), told, close, [tabs(at, turn), ...rows, ...below, undoRow(undo)]);
}

/** From one part to another. */
function tabs(at: View, turn: (to: View) => void): Row {
  const cells = VIEWS.map((one) => button(null, say(`console.headset.${one}`), () => turn(one), { on: one === at }));
  return { height: TAB, cells };
}

/** An act: its button, and beside it what it will do, or why it cannot be done just now. */
export function actRow(
  host: Host,
  id: string,
  { words, first = false, height = ACT }: { words?: string; first?: boolean; height?: number } = {},
): Row {
  const found = host.find(id);
  if (found === null) return { height, cells: [] };
  const { off, does, icon } = found;
  const told: Cell = { kind: "words", words: off ?? does, tone: "quiet" };
  const press = button(icon ?? null, words ?? found.words, () => host.act(id), {
    off: off !== null,
    on: first && off === null,
    leads: asksFirst(found),
  });
  return { height, cells: [press, told], shares: [1, 1.3] };
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
