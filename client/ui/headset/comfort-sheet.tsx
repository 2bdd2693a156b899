/** ComfortSheet: how I wish to be moved, where my eyes are, and which hand points. */
import { text } from "../../../shared/text/text.ts";
import { FloatingPanel, useHeight } from "../../xr/index.ts";
import { useComfort } from "../comfort.ts";
import type { PageProps } from "./page.ts";
import { button, row, sheet } from "./parts.ts";

const MOVES = ["smooth", "teleport"] as const;
const TURNS = ["snap", "smooth"] as const;
const SWITCHES = ["vignette", "seated", "leftHanded"] as const;

export function ComfortSheet({ told, tell, go }: PageProps) {
  const [comfort, choose] = useComfort();
  const measure = useHeight();
  return (
    <FloatingPanel
      sheet={sheet("comfort", text("headset.comfort"), told, () => go(null), [
        row(
          ...MOVES.map((move) =>
            button(null, text(`settings.headset.move.${move}`), () => choose({ ...comfort, move }), {
              on: comfort.move === move,
            }),
          ),
        ),
        row(
          ...TURNS.map((turn) =>
            button(null, text(`settings.headset.turn.${turn}`), () => choose({ ...comfort, turn }), {
              on: comfort.turn === turn,
            }),
          ),
        ),
        ...SWITCHES.map((which) =>
          row(
            button(
              comfort[which] ? "check" : null,
              text(`settings.headset.${which}`),
              () => choose({ ...comfort, [which]: !comfort[which] }),
              { on: comfort[which] },
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
