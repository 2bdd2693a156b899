/** Overlay: a dialog that opens over the place, because the visitor asked for it. What draws it comes later. */
import { text } from "../../../shared/text/text.ts";
import { createLater } from "./later.ts";
import styles from "./overlay.module.css";
import type { SheetProps } from "./sheet.tsx";

export const sheetDrawn = createLater(() => import("./sheet.tsx"));

/** A dialog in the middle, on a phone at the bottom edge; Escape and the cross close it. */
export function Sheet(props: SheetProps) {
  const drawn = sheetDrawn.use(props.isOpen);
  if (drawn !== null) return <drawn.DrawnSheet {...props} />;
  if (!props.isOpen) return null;
  return (
    <p className={styles.waits} role="status">
      {text("opened.waits")}
    </p>
  );
}
