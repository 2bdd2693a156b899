/** Filters: which kinds of entries are shown, and of which space. Only what there is can be chosen. */
import { RadioButton, RadioField, RadioGroup } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { ChoiceList } from "../parts/choice-list.tsx";
import { classes } from "../parts/class-names.ts";
import styles from "./filters.module.css";
import { kindName } from "./kinds.ts";

/** What is shown; null is all. */
export type Wish = { kind: string | null; space: string | null };

export type FiltersProps = {
  wish: Wish;
  kinds: readonly string[];
  spaces: readonly { id: string; name: string }[];
  onWish: (wish: Wish) => void;
};

/** What no kind and no space is called. */
const ALL = "";

export function Filters({ wish, kinds, spaces, onWish }: FiltersProps) {
  return (
    <div className={styles.filters}>
      <RadioGroup
        aria-label={text("ledger.filter")}
        orientation="horizontal"
        className={classes(styles.kinds)}
        value={wish.kind ?? ALL}
        onChange={(kind) => onWish({ ...wish, kind: kind === ALL ? null : kind })}
      >
        {[ALL, ...kinds].map((kind) => (
          <RadioField key={kind} value={kind}>
            <RadioButton className={classes(styles.kind)}>
              {kind === ALL ? text("ledger.filter.all") : kindName(kind)}
            </RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      {spaces.length < 2 ? null : (
        <div className={styles.space}>
          <ChoiceList
            label={text("ledger.filter.space")}
            value={wish.space ?? ALL}
            choices={[
              { value: ALL, words: text("ledger.filter.spaces") },
              ...spaces.map(({ id, name }) => ({ value: id, words: name })),
            ]}
            onChange={(space) => onWish({ ...wish, space: space === ALL ? null : space })}
          />
        </div>
      )}
    </div>
  );
}
