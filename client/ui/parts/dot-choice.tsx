/** DotChoice: one of a `RadioGroup`, with a dot that fills where it is chosen: in Dusk, or in Sea where it is a tool's. */
import type { ReactNode } from "react";
import { RadioButton, RadioField } from "react-aria-components";
import { classes } from "./class-names.ts";
import styles from "./dot-choice.module.css";

export function DotChoice({
  value,
  tool = false,
  last = false,
  className,
  children,
}: {
  value: string;
  /** It is a console's, and smaller. */
  tool?: boolean;
  /** The dot stands behind the words. */
  last?: boolean;
  /** How what stands in it is laid out. */
  className?: string | undefined;
  children: ReactNode;
}) {
  const dot = <span className={styles.dot} />;
  return (
    <RadioField value={value}>
      <RadioButton className={classes(styles.choice, tool && styles.tool, className)}>
        {last ? null : dot}
        {children}
        {last ? dot : null}
      </RadioButton>
    </RadioField>
  );
}
