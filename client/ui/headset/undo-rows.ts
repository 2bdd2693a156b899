/** UndoRows: what I just did as a moderator or host, and one press that takes it back. */
import { text } from "../../../shared/text/text.ts";
import type { Row } from "../../xr/index.ts";
import { button, ROW } from "./parts.ts";
import type { Undo } from "./use-undo.ts";

export function undoRows(undo: Undo["last"], height = ROW): Row[] {
  if (undo === null) return [];
  return [
    {
      height,
      cells: [button("arrow-bend-up-left", text("person.undo"), undo.act, { more: undo.words, off: undo.over })],
    },
  ];
}
