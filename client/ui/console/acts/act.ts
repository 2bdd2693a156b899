/**
 * Act: one thing that a host can do, as data: buttons, palette and keys all come from the one list, so that nothing a host can
 * do hides in a part of the page. Carries CSL5 and CSL6.
 */
import type { IconName } from "../../parts/icon.tsx";
import type { PartName } from "../parts.ts";

/** What was filled in, by the field's name; files as their text. */
export type Given = Readonly<Record<string, string>>;

type FieldBase = {
  name: string;
  label: string;
  /** It may stay empty. */
  isOptional?: true;
  /** What stands there at first. */
  value?: string;
  /** Only asked for while this holds. */
  when?: (given: Given) => boolean;
};
export type Field = FieldBase &
  (
    | { kind: "line"; most: number }
    | { kind: "lines"; most: number; rows?: number }
    /** `19:05`; `2026-12-04`. */
    | { kind: "time" | "day" }
    | { kind: "number"; least: number; most: number }
    | { kind: "choice"; choices: readonly { value: string; words: string }[] }
    /** Several, separated by spaces. */
    | { kind: "ticks"; choices: readonly { value: string; words: string }[] }
  );

/** What is told once it is done, and the way back where there is one. */
export type Done = { told: string; back?: () => Promise<unknown> };

export type Act = {
  /** `cue.hold`, or with what it is done to, `cue.begin talk`. */
  id: string;
  words: string;
  /** What it will do, in a sentence, said before it does it. */
  does: string;
  /** The same once more is known. */
  doesWith?: (given: Given) => string;
  /** Why it cannot be done just now; null where it can. */
  off: string | null;
  /** One letter, or `Mod+k`. */
  key?: string;
  /** Where its key acts; everywhere unless told. */
  part?: PartName;
  icon?: IconName;
  /**
   * `go` moves nobody but me; what a `do` did is taken back at a touch; a `final` one cannot be taken back, and asks first, its
   * last button saying `sure`.
   */
  kind: "go" | "do" | "final";
  sure?: string;
  /** What it has to know first. */
  fields?: readonly Field[];
  run: (given: Given) => Promise<Done | null>;
};

/** Whether it has something to ask before it is done. */
export const asksFirst = ({ kind, fields }: Act): boolean => kind === "final" || fields !== undefined;

/** What is asked for, as far as it is filled in. */
export const askedFor = (fields: readonly Field[], given: Given): readonly Field[] =>
  fields.filter(({ when }) => when === undefined || when(given));

/** What stands in the fields at first. */
export const givenAtFirst = ({ fields = [] }: Act): Given =>
  Object.fromEntries(
    fields.map((field) => [
      field.name,
      field.value ?? (field.kind === "choice" ? (field.choices[0]?.value ?? "") : ""),
    ]),
  );

/** What has to be there and is not. */
export const missingOf = (fields: readonly Field[], given: Given): readonly Field[] =>
  askedFor(fields, given).filter(({ name, isOptional }) => isOptional !== true && (given[name] ?? "").trim() === "");

/** Whether everything is there that has to be. */
export const isComplete = ({ fields = [] }: Act, given: Given): boolean => missingOf(fields, given).length === 0;
