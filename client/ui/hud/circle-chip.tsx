/** CircleChip: the private conversation I am in: with whom, and the way out of it. Its comings and goings are told. [VOI83] */
import { text } from "../../../shared/text/text.ts";
import { useCircle, useVisit } from "../../react/index.ts";
import { namesOf } from "../names.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Words } from "../parts/words.tsx";
import { useCircleNews } from "../use-circle-news.ts";
import styles from "./circle-chip.module.css";
import { useTell } from "./passing.tsx";

export function CircleChip() {
  const visit = useVisit();
  const members = useCircle();
  const { tell, attempt } = useTell();
  const { leave } = useCircleNews(tell);
  if (members.length === 0) return null;
  return (
    <section className={styles.chip} aria-label={text("circle.title")}>
      <Icon name="lock-simple" size={18} />
      <bdi className={styles.words}>
        <Words of="circle.with" values={{ names: <span>{namesOf(visit, members)}</span> }} />
      </bdi>
      <Button kind="plain" aria-label={text("circle.leave.long")} onPress={() => attempt(leave)}>
        {text("circle.leave")}
      </Button>
    </section>
  );
}
