/** LeaveSheet: asks once before the visit ends. */
import { isolate, text } from "../../../shared/text/text.ts";
import { useSpace } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import type { PageProps } from "./page.ts";
import { button, row, sheet, words } from "./parts.ts";

export function LeaveSheet({ told, go, onLeave }: PageProps & { onLeave: () => void }) {
  const place = isolate(useSpace().name);
  return (
    <FloatingPanel
      sheet={sheet("leave", text("more.leave", { place }), told, null, [
        words(text("headset.leave.more"), "quiet"),
        row(
          button(null, text("headset.leave.sure"), onLeave),
          button(null, text("headset.leave.stay"), () => go(null), { on: true }),
        ),
      ])}
    />
  );
}
