/** WriteBox: where a moderator writes a few lines. */
import { TextArea } from "react-aria-components";
import styles from "./write-box.module.css";

export function WriteBox({
  label,
  rows,
  most,
  words,
  onWords,
}: {
  label: string;
  rows: number;
  /** The most characters. */
  most: number;
  words: string;
  onWords: (words: string) => void;
}) {
  return (
    <TextArea
      aria-label={label}
      placeholder={label}
      className={styles.words ?? ""}
      rows={rows}
      maxLength={most}
      dir="auto"
      value={words}
      onChange={(event) => onWords(event.target.value)}
    />
  );
}
