/**
 * WaysOn: what I am asked while I am here: to talk privately, to come after my company that went ahead, to take the link on
 * which I stand. Nobody is taken: each is a question with a button. [LNK1] [LNK5] [VOI83]
 */

import type { Link } from "../../../shared/space/space.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import { useAhead } from "../../react/index.ts";
import type { Destination } from "../going.ts";
import { Button, IconButton } from "../parts/button.tsx";
import { TOUCH, useMedia } from "../use-media.ts";
import { Invitation } from "./invitation.tsx";
import styles from "./ways-on.module.css";

export function WaysOn({ link, onGo }: { link: Link | null; onGo: (to: Destination) => void }) {
  const { ahead, dismiss } = useAhead();
  const touch = useMedia(TOUCH);
  const [first] = ahead;
  return (
    <div className={styles.ways} role="status">
      <Invitation />
      {first === undefined ? null : (
        <section className={styles.way} aria-label={text("go.company")}>
          <p className={styles.words} dir="auto">
            {text("go.ahead", {
              name: isolate(first.who[0]?.name ?? ""),
              others: first.who.length - 1,
              place: isolate(first.place),
            })}
          </p>
          <Button
            kind="primary"
            onPress={() =>
              onGo({ space: first.space, place: first.place, ...(first.who[0] && { follow: first.who[0].avatar }) })
            }
          >
            {text("go.along")}
          </Button>
          <IconButton icon="x" label={text("go.stay")} onPress={() => dismiss(first.space)} />
        </section>
      )}
      {link === null ? null : (
        <section className={styles.way} aria-label={text("go.here", { place: isolate(link.name) })}>
          <p className={styles.words}>
            <span>{text("go.here", { place: isolate(link.name) })}</span>
            <span className={styles.more}>{text("go.with")}</span>
          </p>
          <Button kind="primary" onPress={() => onGo({ space: link.space, place: link.name })}>
            {text("go.to", { place: isolate(link.name) })}
            {touch ? null : (
              <span className={styles.key} aria-hidden="true">
                F
              </span>
            )}
          </Button>
        </section>
      )}
    </div>
  );
}
