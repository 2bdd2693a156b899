/**
 * ReplayTable: a capsule as a small model before its wearer, about at their waist. It stands where it was put and is turned
 * by `turn`, radians; nobody's view is moved. Part of what comes only when evidence is looked at.
 */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import type { Capsule } from "../../shared/conduct/capsule.ts";
import { useWorld } from "../world/context.ts";
import type { CastView } from "../world/replay/cast.ts";
import type { ReplayClock } from "../world/replay/replay-clock.ts";
import { TableTop } from "../world/replay/table-top.ts";
import { eyesOf } from "./panels/eyes.ts";
import { usePanels } from "./panels/panels.tsx";
import { Stand } from "./stand.ts";

const AWAY = 1;
const BELOW = 0.7;
/** How quickly it turns, a second. */
const TURNS = 9;

export function ReplayTable({
  capsule,
  clock,
  view,
  turn,
}: {
  capsule: Capsule;
  clock: ReplayClock;
  view: CastView;
  turn: number;
}) {
  const { headset } = usePanels();
  const { ground, space, reducedMotion } = useWorld();
  const table = useMemo(() => new TableTop(capsule, space), [capsule, space]);
  useEffect(() => () => table.dispose(), [table]);
  const kept = useMemo(() => ({ stand: new Stand(), base: 0, turned: 0 }), []);
  const shown = useRef({ view, turn });
  shown.current = { view, turn };
  useFrame((_state, delta) => {
    const { rig } = headset;
    if (rig === null) return;
    const { stand } = kept;
    clock.advance(performance.now());
    table.bring(shown.current.view, clock.at);
    // The two stand side by side for whoever looks, so that what is between them is seen.
    if (stand.frame(eyesOf(rig.head, ground), AWAY, BELOW))
      kept.base = stand.yaw - (table.along(shown.current.view.pair) ?? 0);
    kept.turned += (shown.current.turn - kept.turned) * (reducedMotion ? 1 : 1 - Math.exp(-delta * TURNS));
    table.draw(rig.head.position, stand.position, kept.base + kept.turned);
  }, -13);
  return <primitive object={table.group} />;
}
