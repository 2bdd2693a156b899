/** ChoiceList: one of many with long names, as the device itself shows such lists. */
import { useId } from "react";
import styles from "./choice-list.module.css";
import { Icon } from "./icon.tsx";

export function ChoiceList({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: string;
  choices: readonly { value: string; words: string }[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles.list}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.field}>
        <select id={id} className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.words}
            </option>
          ))}
        </select>
        <Icon name="caret-down" size={16} />
      </div>
    </div>
  );
}
