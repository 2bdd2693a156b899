/** ComfortSheet: how I wish to be moved, where my eyes are, and which hand points. */
import { text } from "../../../shared/text/text.ts";
import { FloatingPanel, useHeight } from "../../xr/index.ts";
import { useComfort } from "../comfort.ts";
import type { PageProps } from "./page.ts";
import { button, choice, row, sheet, turns } from "./parts.ts";

const MOVES = ["smooth", "teleport"] as const;
const TURNS = ["snap", "smooth"] as const;
const SWITCHES = ["vignette", "seated", "leftHanded"] as const;

export function ComfortSheet({ told, tell, go }: PageProps) {
  const [comfort, choose] = useComfort();
  const measure = useHeight();
  return (
    <FloatingPanel
      sheet={sheet("comfort", text("headset.comfort"), told, () => go(null), [
        choice(
          text("settings.headset.move"),
          ...MOVES.map((move) =>
            button(null, text(`settings.headset.move.${move}`), () => choose({ ...comfort, move }), {
              on: comfort.move === move,
            }),
          ),
        ),
        choice(
          text("settings.headset.turn"),
          ...TURNS.map((turn) =>
            button(null, text(`settings.headset.turn.${turn}`), () => choose({ ...comfort, turn }), {
              on: comfort.turn === turn,
            }),
          ),
        ),
        ...SWITCHES.map((which) =>
          row(
            turns(text(`settings.headset.${which}`), comfort[which], () =>
              choose({ ...comfort, [which]: !comfort[which] }),
            ),
          ),
        ),
        row(
          button(
            "person-arms-spread",
            text("headset.height"),
            () => {
              measure();
              tell(text("headset.height.done"));
            },
            { more: text("headset.height.more") },
          ),
        ),
      ])}
    />
  );
}
