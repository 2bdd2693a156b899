/** Wardrobe: a look put together from the palettes, one swatch at a time, with the face beside it. */
import { useEffect, useState } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import type { Look } from "../../../shared/pose/look.ts";
import { type TextKey, text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Sheet } from "../parts/overlay.tsx";
import { Face } from "./face.tsx";
import { usePalette } from "./palette.tsx";
import styles from "./wardrobe.module.css";

export function Wardrobe({
  look,
  isOpen,
  onOpenChange,
  onTake,
}: {
  look: Look;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onTake: (look: Look) => void;
}) {
  const palette = usePalette();
  const [tried, setTried] = useState(look);
  useEffect(() => {
    if (isOpen) setTried(look);
  }, [isOpen, look]);
  const put = (part: keyof Look) => (index: number) => setTried((before) => ({ ...before, [part]: index }));
  const colours = (list: readonly string[]) => list.map((colour) => <Swatch key={colour} colour={colour} />);
  const faces = (part: "hairStyle" | "clothes", list: readonly string[]) =>
    list.map((name, index) => <Face key={name} look={{ ...tried, [part]: index }} size={42} />);

  return (
    <Sheet
      title={text("look.title")}
      closeWords={text("near.close")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={
        <Button
          kind="primary"
          wide
          onPress={() => {
            onTake(tried);
            onOpenChange(false);
          }}
        >
          {text("look.done")}
        </Button>
      }
    >
      <div className={styles.wardrobe}>
        <div className={styles.mirror}>
          <Face look={tried} size={148} />
        </div>
        <Row what="look.skin" chosen={tried.skin} entries={colours(palette.skin)} onChoose={put("skin")} />
        <Row
          what="look.hairStyle"
          chosen={tried.hairStyle}
          entries={faces("hairStyle", palette.hairStyles)}
          onChoose={put("hairStyle")}
        />
        <Row what="look.hair" chosen={tried.hair} entries={colours(palette.hair)} onChoose={put("hair")} />
        <Row
          what="look.clothes"
          chosen={tried.clothes}
          entries={palette.clothes.map((name) => (
            <span key={name} className={styles.cut}>
              {name}
            </span>
          ))}
          onChoose={put("clothes")}
        />
        <Row what="look.cloth" chosen={tried.cloth} entries={colours(palette.cloth)} onChoose={put("cloth")} />
        <Row what="look.second" chosen={tried.second} entries={colours(palette.cloth)} onChoose={put("second")} />
      </div>
    </Sheet>
  );
}

function Row({
  what,
  chosen,
  entries,
  onChoose,
}: {
  what: TextKey;
  chosen: number;
  entries: readonly React.JSX.Element[];
  onChoose: (index: number) => void;
}) {
  return (
    <RadioGroup
      className={classes(styles.row)}
      orientation="horizontal"
      value={String(chosen % entries.length)}
      onChange={(index) => onChoose(Number(index))}
    >
      <Label className={classes(styles.label)}>{text(what)}</Label>
      <div className={styles.entries}>
        {entries.map((entry, index) => (
          <RadioField
            key={entry.key}
            value={String(index)}
            aria-label={text("look.choice", { what: text(what), number: index + 1 })}
          >
            <RadioButton className={classes(styles.entry)}>{entry}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

function Swatch({ colour }: { colour: string }) {
  return <span className={styles.swatch} style={{ background: colour }} />;
}
