/** AskFields: what is asked for, each field drawn by its kind. */
import { Input, Label, TextField } from "react-aria-components";
import { ChoiceList } from "../parts/choice-list.tsx";
import { classes } from "../parts/class-names.ts";
import { NoteField } from "../parts/note-field.tsx";
import { Tick } from "../parts/tick.tsx";
import { askedFor, type Field, type Given } from "./acts/act.ts";
import styles from "./ask-fields.module.css";

const ROWS = 4;

export function AskFields({
  fields = [],
  given,
  onGiven,
}: {
  fields?: readonly Field[] | undefined;
  given: Given;
  onGiven: (given: Given) => void;
}) {
  return askedFor(fields, given).map((field) => (
    <OneField
      key={field.name}
      field={field}
      value={given[field.name] ?? ""}
      onValue={(value) => onGiven({ ...given, [field.name]: value })}
    />
  ));
}

function OneField({ field, value, onValue }: { field: Field; value: string; onValue: (value: string) => void }) {
  const { label } = field;
  if (field.kind === "choice")
    return <ChoiceList label={label} value={value} choices={field.choices} onChange={onValue} />;
  if (field.kind === "ticks") return <Ticks label={label} choices={field.choices} value={value} onValue={onValue} />;
  if (field.kind === "lines")
    return <NoteField label={label} words={value} most={field.most} rows={field.rows ?? ROWS} onWords={onValue} />;
  return (
    <TextField className={classes(styles.field)} value={value} onChange={onValue} {...limitsOf(field)}>
      <Label className={classes(styles.label)}>{label}</Label>
      <Input
        className={classes(styles.input, field.kind !== "line" && styles.short)}
        dir="auto"
        {...(field.kind === "number" && { min: field.least, max: field.most, step: "any" })}
      />
    </TextField>
  );
}

/** What the device itself asks for. */
function limitsOf(field: Exclude<Field, { kind: "choice" | "ticks" | "lines" }>) {
  switch (field.kind) {
    case "line":
      return { maxLength: field.most };
    case "day":
      return { type: "date" };
    default:
      return { type: field.kind };
  }
}

/** Several of a few; what is ticked is kept as one line. */
function Ticks({
  label,
  choices,
  value,
  onValue,
}: {
  label: string;
  choices: readonly { value: string; words: string }[];
  value: string;
  onValue: (value: string) => void;
}) {
  const ticked = new Set(value.split(" ").filter((one) => one !== ""));
  return (
    <fieldset className={styles.ticks}>
      <legend className={styles.label}>{label}</legend>
      {choices.map((choice) => (
        <Tick
          key={choice.value}
          words={choice.words}
          on={ticked.has(choice.value)}
          onChange={(on) => {
            const next = new Set(ticked);
            if (on) next.add(choice.value);
            else next.delete(choice.value);
            onValue([...next].join(" "));
          }}
        />
      ))}
    </fieldset>
  );
}
