/** NoteField: a few lines in somebody's own words, under what is asked. */
import { Label, TextArea, TextField } from "react-aria-components";
import { classes } from "./class-names.ts";
import styles from "./note-field.module.css";

export function NoteField({
  label,
  words,
  most,
  rows = 2,
  about,
  autoFocus = false,
  onWords,
}: {
  label: string;
  words: string;
  /** The most characters. */
  most: number;
  rows?: number;
  /** The id of what says more about it. */
  about?: string;
  autoFocus?: boolean;
  onWords: (words: string) => void;
}) {
  return (
    <TextField
      className={classes(styles.field)}
      value={words}
      onChange={onWords}
      maxLength={most}
      autoFocus={autoFocus}
      {...(about !== undefined && { "aria-describedby": about })}
    >
      <Label className={classes(styles.label)}>{label}</Label>
      <TextArea className={classes(styles.words)} rows={rows} dir="auto" />
    </TextField>
  );
}
