/** SpaceCard: while I have asked for space: what holds, who was called, where I can be taken, and the way back. [PAN9] */
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import hud from "./hud.module.css";
import { useTell } from "./passing.tsx";
import styles from "./space-card.module.css";

export function SpaceCard() {
  const visit = useVisit();
  useMe();
  const { tell, attempt } = useTell();
  const { panicking } = visit;
  const then = (wish: () => Promise<void>, words: string) => () =>
    attempt(async () => {
      await wish();
      tell(words);
    });
  return (
    <>
      <div className={hud.unseen} role="status">
        {panicking === null ? null : text("panic.on")}
      </div>
      {panicking === null ? null : (
        <section className={styles.card} aria-label={text("panic.title")}>
          <h2 className={styles.title}>
            <Icon name="shield-check" on size={22} />
            <span>{text("panic.title")}</span>
          </h2>
          <p>{text("panic.what")}</p>
          <p className={styles.called}>{text(panicking.called ? "panic.called" : "panic.nobody")}</p>
          <div className={styles.foot}>
            <Button kind="house" onPress={then(() => visit.calm(), text("panic.off"))}>
              {text("panic.calm")}
            </Button>
            {panicking.safe === null ? null : (
              <Button onPress={then(() => visit.refuge(), text("panic.there"))}>{text("panic.refuge")}</Button>
            )}
            <Button onPress={then(() => visit.withdrawCloser(), text("panic.withdrawn"))}>
              {text("panic.withdraw")}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}
