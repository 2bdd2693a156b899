/** AdviceList: what is not as it should be just now, and what will go wrong in the evening, said before it does. */
import { useEffect, useState } from "react";
import type { Advice } from "../../../../shared/programme/lint.ts";
import type { EveningView } from "../../../net/index.ts";
import { useVisit } from "../../../react/index.ts";
import { useHosting } from "../hosting.tsx";
import { useTroubles } from "../now/use-troubles.ts";
import { AdviceBox } from "./advice-box.tsx";

export function AdviceList({ evening }: { evening: EveningView }) {
  const visit = useVisit();
  const troubles = useTroubles(useHosting().stand);
  const [advice, setAdvice] = useState<readonly Advice[] | null>(null);
  // Asked anew for another programme, or one that was changed.
  const programme = JSON.stringify(evening.cues.map(({ id, title, do: what }) => [id, title, what]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew whenever it was changed
  useEffect(() => {
    let wanted = true;
    visit.host.lint().then(
      (found) => wanted && setAdvice(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [visit, programme]);
  if (advice === null) return null;
  return <AdviceBox troubles={troubles} advice={advice} />;
}
