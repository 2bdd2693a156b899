/** UseCases: the cases of the space, for whoever moderates too; nobody else asks for any. */
import { useEffect, useState } from "react";
import { may } from "../../../shared/conduct/roles.ts";
import type { CaseView } from "../../net/index.ts";
import { useMe, useVisit } from "../../react/index.ts";

export function useCases(): readonly CaseView[] {
  const visit = useVisit();
  const { role } = useMe();
  const [cases, setCases] = useState<readonly CaseView[]>([]);
  const moderates = may(role, "moderate");
  useEffect(() => {
    setCases([]);
    if (!moderates) return;
    let wanted = true;
    const ask = () =>
      void visit.conduct.cases().then(
        (found) => wanted && setCases(found),
        () => undefined,
      );
    ask();
    const stop = visit.on("case", ask);
    return () => {
      wanted = false;
      stop();
    };
  }, [visit, moderates]);
  return cases;
}
