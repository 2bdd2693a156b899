/** Workplace: what staff work in, over the place in which they stand meanwhile: each comes only to those who may use it. */
import { lazy, Suspense, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { may, type Power } from "../../../shared/conduct/roles.ts";
import { text } from "../../../shared/text/text.ts";
import { useMe } from "../../react/index.ts";
import { Veil } from "../parts/veil.tsx";

const Cockpit = lazy(async () => ({ default: (await import("../cockpit/cockpit.tsx")).Cockpit }));
const Console = lazy(async () => ({ default: (await import("../console/console.tsx")).Console }));

/** The cockpit is where moderators work, the console where hosts do. */
export type WorkplaceName = "cockpit" | "console";
export const TAKES: Record<WorkplaceName, Power> = { cockpit: "moderate", console: "host" };

export function Workplace({
  name,
  rules,
  onWorld,
  onConduct,
}: {
  name: WorkplaceName;
  rules: HouseRules | null;
  onWorld: () => void;
  /** To where moderators work, for whoever is one too. */
  onConduct: () => void;
}) {
  const { role } = useMe();
  const [caseId, setCaseId] = useState<string>();
  const turnToConduct = (id?: string) => {
    setCaseId(id);
    onConduct();
  };
  if (!may(role, TAKES[name])) return null;
  return (
    <Suspense fallback={<Veil words={text(`more.${name}.opening`)} />}>
      {name === "console" ? <Console onWorld={onWorld} onConduct={turnToConduct} /> : null}
      {name === "cockpit" && rules !== null ? <Cockpit rules={rules} caseId={caseId} onWorld={onWorld} /> : null}
    </Suspense>
  );
}
