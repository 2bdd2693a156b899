/** BubblePanel: how near anybody may come, who keeps it, and who is blocked. In Dusk: no brand colours protection. */
import { useEffect, useState } from "react";
import { Dialog, Heading } from "react-aria-components";
import { BUBBLE_FOR, type BubbleFor } from "../../../shared/protocol/from-client/safety.ts";
import type { Block } from "../../../shared/protocol/from-server/index.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useMe, useMyBubble, useVisit } from "../../react/index.ts";
import { LEAST_BUBBLE, WIDEST_BUBBLE } from "../bubble.ts";
import { Face } from "../look/face.tsx";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Segmented } from "../parts/segmented.tsx";
import { Slider } from "../parts/slider.tsx";
import { Name } from "../parts/words.tsx";
import styles from "./bubble-panel.module.css";
import { useTell } from "./passing.tsx";
import { useMyZone } from "./use-zone.ts";

export function BubblePanel() {
  const visit = useVisit();
  const me = useMe();
  const mine = useMyBubble();
  const zone = useMyZone();
  const { attempt } = useTell();
  const chosen = Math.max(LEAST_BUBBLE, mine.radius ?? me.bubble);
  const [radius, setRadius] = useState(chosen);
  const [who, setWho] = useState<BubbleFor>(mine.for);
  useEffect(() => setRadius(chosen), [chosen]);
  useEffect(() => setWho(mine.for), [mine.for]);

  return (
    <Dialog className={classes(styles.panel)}>
      <Heading slot="title" className={classes(styles.title)}>
        {text("bubble.title")}
      </Heading>
      <p className={styles.lead}>{text("bubble.lead")}</p>
      <Picture radius={who === "nobody" ? LEAST_BUBBLE : radius} />
      <Slider
        label={text("bubble.distance")}
        value={radius}
        least={LEAST_BUBBLE}
        most={WIDEST_BUBBLE}
        said={text("bubble.metres", { metres: radius.toFixed(1) })}
        words={{ least: text("bubble.least"), most: text("bubble.most") }}
        onChange={setRadius}
        onChangeEnd={(metres) => attempt(() => visit.bubble({ radius: metres }))}
      />
      <Segmented
        label={text("bubble.for")}
        hideLabel
        value={who}
        choices={BUBBLE_FOR.map((value) => ({ value, words: text(`bubble.for.${value}`) }))}
        onChange={(next) => {
          setWho(next);
          void attempt(() => visit.bubble({ for: next }));
        }}
      />
      <p className={styles.more}>
        {text(`bubble.for.${who}.more`, { metres: radius.toFixed(1) })}
        {zone?.minimum === undefined ? null : (
          <> {text("bubble.zone", { zone: isolate(zone.name), metres: zone.minimum.toFixed(1) })}</>
        )}
      </p>
      <Blocks />
    </Dialog>
  );
}

/** A ring of the true size beside a person of the true size. */
function Picture({ radius }: { radius: number }) {
  const me = useMe();
  const across = radius * 46;
  return (
    <div className={styles.picture} role="img" aria-label={text("bubble.picture", { metres: radius.toFixed(1) })}>
      <svg viewBox="0 0 298 116" width="100%" aria-hidden="true" focusable="false">
        <ellipse cx="149" cy="84" rx={across} ry={across * 0.24} className={styles.ring} />
        <ellipse cx="149" cy="84" rx={LEAST_BUBBLE * 46} ry={LEAST_BUBBLE * 46 * 0.24} className={styles.floor} />
        <path d={`M149 84h${across}`} className={styles.measure} />
      </svg>
      <span className={styles.me}>
        <Face look={me.look} size={58} />
      </span>
      <span className={styles.figure}>{text("bubble.metres", { metres: radius.toFixed(1) })}</span>
    </div>
  );
}

function Blocks() {
  const visit = useVisit();
  const { attempt } = useTell();
  const [blocks, setBlocks] = useState<readonly Block[] | null>(null);
  useEffect(() => {
    let gone = false;
    visit.blocks().then(
      (found) => {
        if (!gone) setBlocks(found);
      },
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [visit]);
  if (blocks === null) return null;
  return (
    <section className={styles.blocks} aria-label={text("bubble.blocked")}>
      <h3 className={styles.blocksTitle}>{text("bubble.blocked")}</h3>
      {blocks.length === 0 ? <p className={styles.more}>{text("bubble.blocked.none")}</p> : null}
      <ul>
        {blocks.map((block) => (
          <li key={block.id} className={styles.block}>
            <Name>{block.name}</Name>
            <Button
              kind="line"
              aria-label={text("bubble.unblock.name", { name: isolate(block.name) })}
              onPress={() =>
                attempt(async () => {
                  await visit.unblock(block.id);
                  setBlocks(blocks.filter((one) => one.id !== block.id));
                })
              }
            >
              {text("bubble.unblock")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
