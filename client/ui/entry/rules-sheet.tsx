/** RulesSheet: all the house rules, in the house's own voice. */
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Sheet } from "../parts/overlay.tsx";
import styles from "./rules-sheet.module.css";

export function RulesSheet({
  rules,
  isOpen,
  onOpenChange,
}: {
  rules: HouseRules;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Sheet
      title={rules.title}
      closeWords={text("near.close")}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      footer={
        <Button kind="line" wide onPress={() => onOpenChange(false)}>
          {text("rules.close")}
        </Button>
      }
    >
      <p className={styles.lead}>{rules.text}</p>
      <ol className={styles.rules}>
        {rules.rules.map((rule) => (
          <li key={rule.id} className={styles.rule}>
            <h3 className={styles.name}>{rule.title}</h3>
            <p className={styles.words}>{rule.text}</p>
          </li>
        ))}
      </ol>
      <p className={styles.version}>{text("rules.version", { version: rules.version })}</p>
    </Sheet>
  );
}
