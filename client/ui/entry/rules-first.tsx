/** RulesFirst: before going to a place whose house rules are not those I agreed to, they are shown. */
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Sheet } from "../parts/overlay.tsx";
import styles from "./rules-text.module.css";
import { RulesText } from "./rules-text.tsx";

export function RulesFirst({
  rules,
  place,
  onAnswer,
}: {
  rules: HouseRules;
  place: string;
  onAnswer: (agreed: boolean) => void;
}) {
  return (
    <Sheet
      title={rules.title}
      closeWords={text("go.stay")}
      isOpen
      onOpenChange={() => onAnswer(false)}
      footer={
        <>
          <Button kind="primary" onPress={() => onAnswer(true)}>
            {text("go.agree")}
          </Button>
          <Button kind="line" onPress={() => onAnswer(false)}>
            {text("go.stay")}
          </Button>
        </>
      }
    >
      <p className={styles.first}>{text("go.rules", { place: isolate(place) })}</p>
      <RulesText rules={rules} />
    </Sheet>
  );
}
