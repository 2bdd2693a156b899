/** Panels: what hangs in the place for a wearer's hands: rays, pinches and fingers reach it. Once a picture. */
import { useFrame, useThree } from "@react-three/fiber";
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { pulse } from "../haptics.ts";
import type { HeadsetBody } from "../headset-body.ts";
import { Fingers } from "./fingers.ts";
import type { PanelColours } from "./paint.ts";
import { NOBODY, Pane } from "./pane.ts";
import { Rays } from "./rays.ts";
import type { Sheet } from "./sheet.ts";

type Shared = { headset: HeadsetBody; panes: Set<Pane>; colours: PanelColours };
const PanelsContext = createContext<Shared | null>(null);

export function Panels({
  headset,
  colours,
  children,
}: {
  headset: HeadsetBody;
  colours: PanelColours;
  children: ReactNode;
}) {
  const gl = useThree((state) => state.gl);
  const panes = useMemo(() => new Set<Pane>(), []);
  const fingers = useMemo(() => new Fingers<Pane>(), []);
  const rays = useMemo(() => new Rays(), []);
  useEffect(() => () => rays.dispose(), [rays]);
  useEffect(
    () => () => {
      headset.onPanel = false;
    },
    [headset],
  );
  useFrame(() => {
    const shown = [...panes].filter((pane) => pane.shown);
    const touches = fingers.frame(headset.pointers, shown, (pane, box, side) => {
      pulse(gl.xr.getSession(), side);
      pane.press(box);
    });
    headset.onPanel = touches.length > 0 || fingers.holding;
    for (const pane of shown) {
      const touch = touches.find(({ surface, box }) => surface === pane && box >= 0);
      pane.pressed = touch === undefined ? NOBODY : { over: touch.box, held: touch.held, poking: touch.poking };
      if (touch?.held) pane.slide(touch.box, touch.x);
    }
    rays.show(headset.pointers, touches);
  }, -14);
  const shared = useMemo(() => ({ headset, panes, colours }), [headset, panes, colours]);
  return (
    <PanelsContext value={shared}>
      {children}
      <primitive object={rays.group} />
    </PanelsContext>
  );
}

export function usePanels(): Shared {
  const shared = useContext(PanelsContext);
  if (shared === null) throw new Error("this belongs inside <Panels>");
  return shared;
}

/** A pane with this sheet on it, `pixels` to a metre. Whoever asks for it hangs it. */
export function usePane(sheet: Sheet, pixels: number): Pane {
  const { panes, colours } = usePanels();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sheet is painted on the same pane
  const pane = useMemo(() => new Pane(sheet, pixels, colours), [pixels]);
  useEffect(() => {
    panes.add(pane);
    return () => {
      panes.delete(pane);
      pane.dispose();
    };
  }, [pane, panes]);
  useEffect(() => {
    pane.sheet = sheet;
  }, [pane, sheet]);
  useEffect(() => {
    pane.colours = colours;
  }, [pane, colours]);
  return pane;
}
