/** LookChoice: five looks to begin with and one's own, as one radio group; the last tile opens the wardrobe. */
import { useState } from "react";
import { Button as AriaButton, Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import type { Look } from "../../../shared/pose/look.ts";
import { text } from "../../../shared/text/text.ts";
import { Face } from "../look/face.tsx";
import { Wardrobe } from "../look/wardrobe.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import styles from "./look-choice.module.css";

const OWN = "own";

export function LookChoice({
  presets,
  look,
  onChange,
}: {
  presets: readonly Look[];
  look: Look;
  onChange: (look: Look) => void;
}) {
  const [open, setOpen] = useState(false);
  const [own, setOwn] = useState<Look | null>(() => (presets.some((preset) => same(preset, look)) ? null : look));
  const preset = presets.findIndex((one) => same(one, look));

  return (
    <div className={styles.choice}>
      <RadioGroup
        className={classes(styles.group)}
        orientation="horizontal"
        value={preset < 0 ? OWN : String(preset)}
        onChange={(value) => {
          const chosen = value === OWN ? own : presets[Number(value)];
          if (chosen !== null && chosen !== undefined) onChange(chosen);
        }}
      >
        <Label className={classes(styles.label)}>{text("entry.look")}</Label>
        <div className={styles.tiles}>
          {presets.map((one, i) => (
            <Tile
              key={JSON.stringify(one)}
              value={String(i)}
              look={one}
              name={text("entry.look.preset", { number: i + 1 })}
            />
          ))}
          {own === null ? null : <Tile value={OWN} look={own} name={text("entry.look.own")} />}
        </div>
      </RadioGroup>
      <AriaButton className={classes(styles.change)} onPress={() => setOpen(true)}>
        <Icon name="sliders-horizontal" size={22} />
        <span className={styles.changeWords}>{text("entry.look.change")}</span>
      </AriaButton>
      <Wardrobe
        look={look}
        isOpen={open}
        onOpenChange={setOpen}
        onTake={(taken) => {
          if (!presets.some((one) => same(one, taken))) setOwn(taken);
          onChange(taken);
        }}
      />
    </div>
  );
}

function Tile({ value, look, name }: { value: string; look: Look; name: string }) {
  return (
    <RadioField value={value} className={classes(styles.field)} aria-label={name}>
      <RadioButton className={classes(styles.tile)}>
        <Face look={look} size={58} />
        <span className={styles.tick}>
          <Icon name="check" size={12} />
        </span>
      </RadioButton>
    </RadioField>
  );
}

function same(a: Look, b: Look): boolean {
  return (Object.keys(a) as (keyof Look)[]).every((part) => a[part] === b[part]);
}
