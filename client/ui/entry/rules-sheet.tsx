/** RulesSheet: all the house rules, in the house's own voice. */
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { RulesText } from "./rules-text.tsx";

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
      <RulesText rules={rules} />
    </Sheet>
  );
}
