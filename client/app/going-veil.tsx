/** GoingVeil: what is seen between two places: where I go, what the other house asks of me, or why I stay. */
import { text } from "../../shared/text/text.ts";
import { RulesFirst } from "../ui/entry/rules-first.tsx";
import { StayedSheet } from "../ui/entry/stayed-sheet.tsx";
import type { Going } from "../ui/going.ts";
import { Veil } from "../ui/parts/veil.tsx";

export function GoingVeil({ going }: { going: Going | null }) {
  if (going === null) return null;
  const { place } = going;
  switch (going.at) {
    case "rules":
      return <RulesFirst rules={going.rules} place={place} onAnswer={going.answer} />;
    case "refused":
      return <StayedSheet refusal={going.refusal} onAgain={going.again} onStay={going.stay} />;
    default:
      return <Veil words={text("go.going", { place })} />;
  }
}
