/** WristPanel: the menu at the wrist of the hand that does not point. A look at it opens it, and so does its button. */
import { useFrame, useThree } from "@react-three/fiber";
import { useMemo } from "react";
import { useWorld } from "../../world/context.ts";
import { pulse } from "../haptics.ts";
import { Lazily } from "../lazily.ts";
import { eyesOf } from "./eyes.ts";
import { usePane, usePanels } from "./panels.tsx";
import type { Sheet } from "./sheet.ts";
import { Wrist, wristPlace } from "./wrist.ts";

const PIXELS = 2600;
/** How quickly it comes along with the hand, and how quickly it opens, a second. */
const FOLLOWS = 14;
const GROWS = 16;
/** Without a hand it hangs this far ahead and below. Metres. */
const AHEAD = 0.55;
const BELOW = 0.16;

export function WristPanel({ sheet }: { sheet: Sheet }) {
  const { headset } = usePanels();
  const { ground, now, reducedMotion } = useWorld();
  const gl = useThree((state) => state.gl);
  const pane = usePane(sheet, PIXELS);
  const kept = useMemo(() => ({ wrist: new Wrist(), lazily: new Lazily(), grown: 0 }), []);
  useFrame((_state, delta) => {
    const { rig, comfort } = headset;
    if (rig === null) return;
    const { wrist, lazily } = kept;
    const side = comfort.leftHanded ? "right" : "left";
    const hand = side === "left" ? rig.leftHand : rig.rightHand;
    const was = wrist.open;
    wrist.frame(rig.head, hand, side, headset.menuAsked, pane.shown && pane.touched, now());
    if (wrist.open && !was) {
      pulse(gl.xr.getSession(), side);
      lazily.forget();
    }
    if (!wrist.open) {
      kept.grown = 0;
      pane.hide();
      return;
    }
    kept.grown = reducedMotion ? 1 : kept.grown + (1 - kept.grown) * (1 - Math.exp(-delta * GROWS));
    const scale = 0.6 + 0.4 * kept.grown;
    if (hand === undefined) {
      lazily.frame(eyesOf(rig.head, ground), AHEAD, BELOW, delta);
      pane.hang(lazily.position, lazily.rotation, scale);
      return;
    }
    const { position, rotation } = wristPlace(rig.head, hand, pane.layout.height);
    const by = was && pane.shown ? 1 - Math.exp(-delta * FOLLOWS) : 1;
    const [x, y, z] = pane.position;
    pane.hang([x + (position[0] - x) * by, y + (position[1] - y) * by, z + (position[2] - z) * by], rotation, scale);
  }, -15);
  return <primitive object={pane.mesh} />;
}
