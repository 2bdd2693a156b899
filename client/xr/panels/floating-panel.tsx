/** FloatingPanel: a sheet before the eyes, at arm's length and a little more; it comes along lazily. */
import { useFrame } from "@react-three/fiber";
import { useMemo } from "react";
import { useWorld } from "../../world/context.ts";
import { Lazily } from "../lazily.ts";
import { eyesOf } from "./eyes.ts";
import { usePane, usePanels } from "./panels.tsx";
import type { Sheet } from "./sheet.ts";

const PIXELS = 1500;
const AWAY = 0.9;
const BELOW = 0.14;
const GROWS = 14;
/** A sheet for hands hangs aside from the wrist whose menu opened it. Radians. */
const ASIDE = 0.44;

export function FloatingPanel({
  sheet,
  away = AWAY,
  below = BELOW,
  ahead = false,
  over = false,
}: {
  sheet: Sheet;
  /** Metres ahead of the eyes and below them. */
  away?: number;
  below?: number;
  /** Right ahead, and not to the side of the hand that points. */
  ahead?: boolean;
  /** Nothing hides it: in the dark nobody sees what would. */
  over?: boolean;
}) {
  const { headset } = usePanels();
  const { ground, reducedMotion } = useWorld();
  const pane = usePane(sheet, PIXELS);
  const kept = useMemo(() => ({ lazily: new Lazily(), grown: 0 }), []);
  pane.mesh.material.depthTest = !over;
  useFrame((_state, delta) => {
    if (headset.rig === null) return;
    const aside = ahead ? 0 : headset.comfort.leftHanded ? ASIDE : -ASIDE;
    kept.lazily.frame(eyesOf(headset.rig.head, ground, aside), away, below, delta);
    kept.grown = reducedMotion ? 1 : kept.grown + (1 - kept.grown) * (1 - Math.exp(-delta * GROWS));
    pane.hang(kept.lazily.position, kept.lazily.rotation, 0.7 + 0.3 * kept.grown);
  }, -15);
  return <primitive object={pane.mesh} />;
}
