/** SpaceCard: while I have asked for space: what holds, who was called, where I can be taken, and the way back. [PAN9] */
import { text } from "../../../shared/text/text.ts";
import { useMe, useVisit } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import styles from "./notice-card.module.css";
import { useTell } from "./passing.tsx";

export function SpaceCard() {
  const visit = useVisit();
  useMe();
  const { tell, attempt } = useTell();
  const { panicking } = visit;
  if (panicking === null) return null;
  const then = (wish: () => Promise<void>, words: string) => () =>
    attempt(async () => {
      await wish();
      tell(words);
    });
  return (
    <section className={styles.card} aria-label={text("panic.title")}>
      <h2 className={styles.title}>{text("panic.title")}</h2>
      <p>{text("panic.what")}</p>
      <p>{text(panicking.called ? "panic.called" : "panic.nobody")}</p>
      <div className={styles.foot}>
        <Button kind="house" onPress={then(() => visit.calm(), text("panic.off"))}>
          {text("panic.calm")}
        </Button>
        {panicking.safe === null ? null : (
          <Button onPress={then(() => visit.refuge(), text("panic.there"))}>{text("panic.refuge")}</Button>
        )}
        <Button onPress={then(() => visit.withdrawCloser(), text("panic.withdrawn"))}>{text("panic.withdraw")}</Button>
      </div>
    </section>
  );
}
