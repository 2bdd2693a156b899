/** Panel: what rises beside the button that opened it, because the visitor asked for it. Give it a `Dialog` or a `Menu`. */
import type { ReactNode } from "react";
import { Popover, type PopoverProps } from "react-aria-components";
import { classes } from "./class-names.ts";
import styles from "./panel.module.css";

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
