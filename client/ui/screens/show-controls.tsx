/** ShowControls: a host goes through what is on a screen: the slide before, the next, running, stopping; and takes it off. */
import { momentOf, type Show } from "../../../shared/screen/show.ts";
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { Button } from "../parts/button.tsx";
import styles from "./screens-sheet.module.css";
import { LEAP_S } from "./show-words.ts";

export function ShowControls({ show }: { show: Show }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const { screen, page, pages, kind, playing } = show;
  const turn = (next: Parameters<typeof visit.turn>[1]) => void attempt(() => visit.turn(screen, next));
  if (kind === "image") return null;
  const leap = (by: number) =>
    turn({ position: Math.max(0, momentOf(show, visit.time(), show.length ?? undefined) + by) });
  return (
    <div className={styles.buttons}>
      {kind === "slides" ? (
        <>
          <Button icon="caret-left" isDisabled={page <= 1} onPress={() => turn({ page: page - 1 })}>
            {text("screens.previous")}
          </Button>
          <Button icon="caret-right" isDisabled={page >= pages.length} onPress={() => turn({ page: page + 1 })}>
            {text("screens.next")}
          </Button>
        </>
      ) : (
        <>
          <Button icon={playing ? "pause" : "play"} onPress={() => turn({ playing: !playing })}>
            {text(playing ? "screens.pause" : "screens.play")}
          </Button>
          <Button icon="rewind" onPress={() => leap(-LEAP_S)}>
            {text("screens.back", { seconds: LEAP_S })}
          </Button>
          <Button icon="fast-forward" onPress={() => leap(LEAP_S)}>
            {text("screens.on", { seconds: LEAP_S })}
          </Button>
        </>
      )}
    </div>
  );
}

export function TakeOff({ screen }: { screen: string }) {
  const visit = useVisit();
  const { attempt } = useTell();
  return (
    <Button icon="x" kind="plain" onPress={() => void attempt(() => visit.takeOff(screen))}>
      {text("screens.takeOff")}
    </Button>
  );
}
