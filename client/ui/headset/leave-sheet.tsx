/** LeaveSheet: asks once before the visit ends. */
import { isolate, text } from "../../../shared/text/text.ts";
import { useSpace } from "../../react/index.ts";
import { FloatingPanel } from "../../xr/index.ts";
import type { PageProps } from "./page.ts";
import { button, row, sheet } from "./parts.ts";

export function LeaveSheet({ told, go, onLeave }: PageProps & { onLeave: () => void }) {
  const place = isolate(useSpace().name);
  return (
    <FloatingPanel
      sheet={sheet("leave", text("more.leave", { place }), told, () => go(null), [
        row(
          button("sign-out", text("headset.leave.sure"), onLeave, { tone: "danger" }),
          button(null, text("headset.leave.stay"), () => go(null)),
        ),
      ])}
    />
  );
}
