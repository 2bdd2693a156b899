/** HeadsetSettings: how somebody wishes to be moved in a headset. */
import { text } from "../../../shared/text/text.ts";
import { useComfort } from "../comfort.ts";
import { Segmented } from "../parts/segmented.tsx";
import { Switch } from "../parts/switch.tsx";
import styles from "./settings-sheet.module.css";

const MOVES = ["smooth", "teleport"] as const;
const TURNS = ["snap", "smooth"] as const;
const SWITCHES = ["vignette", "seated", "leftHanded"] as const;

export function HeadsetSettings() {
  const [comfort, choose] = useComfort();
  return (
    <section className={styles.data} aria-label={text("settings.headset")}>
      <h3 className={styles.dataTitle}>{text("settings.headset")}</h3>
      <Segmented
        label={text("settings.headset.move")}
        value={comfort.move}
        choices={MOVES.map((value) => ({ value, words: text(`settings.headset.move.${value}`) }))}
        onChange={(move) => choose({ ...comfort, move })}
      />
      <Segmented
        label={text("settings.headset.turn")}
        value={comfort.turn}
        choices={TURNS.map((value) => ({ value, words: text(`settings.headset.turn.${value}`) }))}
        onChange={(turn) => choose({ ...comfort, turn })}
      />
      {SWITCHES.map((which) => (
        <Switch
          key={which}
          words={text(`settings.headset.${which}`)}
          more={text(`settings.headset.${which}.more`)}
          isOn={comfort[which]}
          onChange={(on) => choose({ ...comfort, [which]: on })}
        />
      ))}
    </section>
  );
}
