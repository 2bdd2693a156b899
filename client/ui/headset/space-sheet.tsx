/** SpaceSheet: while I have asked for space: what holds, where I can be taken, and the way back. [PAN10] */
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { FloatingPanel, useTaken } from "../../xr/index.ts";
import type { PageProps } from "./page.ts";
import { button, row, sheet, words } from "./parts.ts";

export function SpaceSheet({ told, tell, attempt, go }: PageProps) {
  const visit = useVisit();
  const taken = useTaken();
  const { panicking } = visit;
  if (panicking === null) return null;
  const then = (wish: () => Promise<void>, said: string) => () =>
    attempt(async () => {
      await wish();
      tell(said);
    });
  return (
    <FloatingPanel
      sheet={sheet("space", text("panic.title"), told, () => go(null), [
        words(text("panic.what"), "quiet"),
        words(text(panicking.called ? "panic.called" : "panic.nobody")),
        row(button(null, text("panic.calm"), () => attempt(() => visit.calm()), { tone: "safety", on: true })),
        ...(panicking.safe === null
          ? []
          : [
              row(
                button(
                  null,
                  text("panic.refuge"),
                  then(() => taken(() => visit.refuge()), text("panic.there")),
                ),
              ),
            ]),
        row(
          button(
            null,
            text("panic.withdraw"),
            then(() => visit.withdrawCloser(), text("panic.withdrawn")),
          ),
        ),
      ])}
    />
  );
}
