/** Sheet: a dialog as it is drawn; on a phone it stands at the bottom edge. Parts of the page use the one of `overlay.tsx`. */
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./button.tsx";
import { classes } from "./class-names.ts";
import styles from "./sheet.module.css";

export type SheetProps = {
  title: string;
  /** The name of the cross. */
  closeWords: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
  footer?: ReactNode;
  small?: boolean;
  /** It stands at the end of a wide window, and what happens in the place stays in sight beside it. */
  side?: boolean;
};

export function DrawnSheet({
  title,
  closeWords,
  isOpen,
  onOpenChange,
  children,
  footer,
  small = false,
  side = false,
}: SheetProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
      className={classes(styles.scrim, side && styles.clear)}
    >
      <Modal className={classes(styles.sheet, (small || side) && styles.narrow, side && styles.side)}>
        <Dialog className={classes(styles.dialog)}>
          <header className={styles.head}>
            <Heading slot="title" className={classes(styles.title)}>
              {title}
            </Heading>
            <IconButton icon="x" label={closeWords} onPress={() => onOpenChange(false)} />
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <section className={styles.body} tabIndex={0} aria-label={title}>
            {children}
          </section>
          {footer === undefined ? null : <footer className={styles.foot}>{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
