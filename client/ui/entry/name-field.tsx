/** NameField: the one thing that is typed. What the house says against a name stands under it. */
import type { Ref } from "react";
import { FieldError, Input, Label, TextField } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import styles from "./name-field.module.css";

export function NameField({
  value,
  problem,
  inputRef,
  onChange,
}: {
  value: string;
  problem: string | null;
  inputRef: Ref<HTMLInputElement>;
  onChange: (name: string) => void;
}) {
  return (
    <TextField
      className={classes(styles.field)}
      name="name"
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      autoComplete="nickname"
      maxLength={200}
    >
      <Label className={classes(styles.label)}>{text("entry.name")}</Label>
      <Input
        ref={inputRef}
        className={classes(styles.input)}
        dir="auto"
        placeholder={text("entry.name.hint")}
        spellCheck={false}
        enterKeyHint="go"
      />
      <FieldError className={classes(styles.problem)}>
        <Icon name="warning-circle" on size={16} />
        <span>{problem}</span>
      </FieldError>
    </TextField>
  );
}
