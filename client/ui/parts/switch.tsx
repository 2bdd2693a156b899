/** Switch: one thing that is on or off, with a word on what it does. */
import { SwitchButton, SwitchField } from "react-aria-components";
import { classes } from "./class-names.ts";
import styles from "./switch.module.css";

export function Switch({
  words,
  more,
  isOn,
  onChange,
}: {
  words: string;
  more?: string;
  isOn: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <SwitchField isSelected={isOn} onChange={onChange}>
      <SwitchButton className={classes(styles.switch)}>
        <span className={styles.words}>
          <b>{words}</b>
          {more === undefined ? null : <span>{more}</span>}
        </span>
        <span className={styles.track}>
          <span className={styles.knob} />
        </span>
      </SwitchButton>
    </SwitchField>
  );
}
