/** Tick: a box to tick, with the words beside it. */
import type { Ref } from "react";
import { CheckboxButton, CheckboxField } from "react-aria-components";
import { classes } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./tick.module.css";

export function Tick({
  words,
  on,
  wrong = false,
  boxRef,
  onChange,
}: {
  words: string;
  on: boolean;
  /** It has to be ticked, and is not. */
  wrong?: boolean;
  boxRef?: Ref<HTMLInputElement>;
  onChange: (on: boolean) => void;
}) {
  return (
    <CheckboxField
      className={classes(styles.field)}
      isSelected={on}
      isInvalid={wrong}
      onChange={onChange}
      {...(boxRef === undefined ? {} : { inputRef: boxRef })}
    >
      <CheckboxButton className={classes(styles.check)}>
        <span className={styles.box}>
          <Icon name="check" size={16} />
        </span>
        {words}
      </CheckboxButton>
    </CheckboxField>
  );
}
