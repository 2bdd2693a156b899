/** Layout: where the cells of a sheet lie. Pure; metres from the upper left corner, x to the right, y down. */
import type { Cell, Sheet } from "./sheet.ts";

export type Box = { x: number; y: number; width: number; height: number; cell: Cell };
export type Layout = { width: number; height: number; boxes: readonly Box[] };

export function layOut({ width, pad, gap, rows }: Sheet): Layout {
  const boxes: Box[] = [];
  let y = pad;
  for (const { height, cells, shares } of rows) {
    const room = width - 2 * pad - gap * (cells.length - 1);
    const whole = cells.reduce((sum, _cell, i) => sum + (shares?.[i] ?? 1), 0);
    let x = pad;
    cells.forEach((cell, i) => {
      const wide = (room * (shares?.[i] ?? 1)) / whole;
      boxes.push({ x, y, width: wide, height, cell });
      x += wide + gap;
    });
    y += height + gap;
  }
  return { width, height: y - (rows.length > 0 ? gap : 0) + pad, boxes };
}

/** The button, or the meter that can be set, at a point, by its number; −1 where there is none that can be pressed. */
export function buttonAt({ boxes }: Layout, x: number, y: number): number {
  return boxes.findIndex(
    (box) => takesPresses(box.cell) && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  );
}

/** How far along a box a point is, 0…1. */
export function shareAt(box: Pick<Box, "x" | "width">, x: number): number {
  return Math.min(1, Math.max(0, (x - box.x) / box.width));
}

function takesPresses(cell: Cell): boolean {
  return cell.kind === "button" ? cell.off !== true : cell.kind === "meter" && cell.go !== undefined;
}
