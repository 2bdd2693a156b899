/** RulesSheet: all the house rules, in the house's own voice. */
import { lazy, Suspense } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { RulesText } from "./rules-text.tsx";

const RulesChanged = lazy(async () => ({ default: (await import("./rules-changed.tsx")).RulesChanged }));

export function RulesSheet({
  rules,
  space,
  isOpen,
  onOpenChange,
}: {
  rules: HouseRules;
  /** The space they hold in, where what changed in them is told too. */
  space?: string;
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
      {space ? (
        <Suspense>
          <RulesChanged space={space} rules={rules} />
        </Suspense>
      ) : null}
    </Sheet>
  );
}
