/**
 * Overlay: the two ways something opens over the place, because the visitor asked for it: a panel that rises from its
 * button, and a dialog. On a phone both are sheets at the bottom edge.
 */
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay, Popover, type PopoverProps } from "react-aria-components";
import { IconButton } from "./button.tsx";
import { classes } from "./class-names.ts";
import styles from "./overlay.module.css";

/** A panel beside the button that opened it. Give it a `Dialog` or a `Menu`. */
export function Panel({
  children,
  wide = false,
  ...rest
}: Omit<PopoverProps, "className" | "children" | "style"> & { wide?: boolean; children: ReactNode }) {
  return (
    <Popover offset={12} containerPadding={10} {...rest} className={classes(styles.panel, wide && styles.wide)}>
      {children}
    </Popover>
  );
}

/** A dialog in the middle; Escape and the cross close it. */
export function Sheet({
  title,
  closeWords,
  isOpen,
  onOpenChange,
  children,
  footer,
  small = false,
}: {
  title: string;
  /** The name of the cross. */
  closeWords: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
  footer?: ReactNode;
  small?: boolean;
}) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className={classes(styles.scrim)}>
      <Modal className={classes(styles.sheet, small && styles.narrow)}>
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
