/** LastWords: what was said near me last and what the house told me, on a pane low before the eyes, for a few seconds. */
import { useFrame } from "@react-three/fiber";
import { useEffect, useMemo } from "react";
import type { PerspectiveCamera } from "three";
import { isolate, text } from "../../shared/text/text.ts";
import { useWorld } from "../world/context.ts";
import { follow } from "./follow.ts";
import { TextPanel } from "./text-panel.ts";

/** How long words stay. Seconds. */
const STAY = 7;

export function LastWords() {
  const { visit, now } = useWorld();
  const panel = useMemo(() => new TextPanel(0.62, 0.2), []);
  useEffect(() => () => panel.dispose(), [panel]);
  const until = useMemo(() => ({ current: 0 }), []);
  useEffect(() => {
    const show = (heading: string, words: string) => {
      panel.write({ heading: isolate(heading), text: isolate(words) });
      until.current = now() + STAY;
    };
    const stops = [
      visit.on("message", ({ from, name, text: words }) => {
        if (from !== visit.me.id) show(name, words);
      }),
      visit.on("notice", (notice) => show(text("notice.from"), notice.text)),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [visit, panel, until, now]);
  useFrame(({ camera }, delta) => {
    const shown = now() < until.current;
    if (shown) follow(panel.mesh, camera as PerspectiveCamera, panel.mesh.visible ? 1.05 : 1, 0.34, delta);
    panel.mesh.visible = shown;
  });
  return <primitive object={panel.mesh} />;
}
