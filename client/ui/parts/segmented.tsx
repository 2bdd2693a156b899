/** Segmented: one of a few, all in sight; a radio group to keyboard and screen reader. */
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { classes } from "./class-names.ts";
import styles from "./segmented.module.css";

export function Segmented<Choice extends string>({
  label,
  hideLabel = false,
  value,
  choices,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  value: Choice;
  choices: readonly { value: Choice; words: string }[];
  onChange: (value: Choice) => void;
}) {
  return (
    <RadioGroup
      className={classes(styles.group)}
      value={value}
      orientation="horizontal"
      onChange={(chosen) => {
        const found = choices.find((choice) => choice.value === chosen);
        if (found !== undefined) onChange(found.value);
      }}
      {...(hideLabel ? { "aria-label": label } : {})}
    >
      {hideLabel ? null : <Label className={classes(styles.label)}>{label}</Label>}
      <div className={classes(styles.track, choices.length > 3 && styles.many)}>
        {choices.map((choice) => (
          <RadioField key={choice.value} value={choice.value} className={classes(styles.field)}>
            <RadioButton className={classes(styles.segment)}>{choice.words}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
