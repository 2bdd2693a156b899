/** PlaceChip: where I am, how many are here, and whether the line is up. */
import { text } from "../../../shared/text/text.ts";
import { useAudience, useConnection, useCount, useSpace, useVisit } from "../../react/index.ts";
import { Icon } from "../parts/icon.tsx";
import { Mark } from "../parts/mark.tsx";
import { Name } from "../parts/words.tsx";
import styles from "./place-chip.module.css";
import { placeName } from "./place-name.ts";
import { useMyZone } from "./use-zone.ts";

export function PlaceChip() {
  const space = useSpace();
  const name = placeName(space.name, useVisit().copy);
  const count = useCount();
  const all = useAudience();
  const zone = useMyZone();
  const slow = useConnection().state === "reconnecting";
  return (
    <section className={styles.chip} aria-label={name}>
      <span className={space.brand?.logo === undefined ? styles.mark : styles.logo}>
        <Mark space={space.id} brand={space.brand} size={space.brand?.logo === undefined ? 22 : 34} />
      </span>
      <div className={styles.words}>
        <h1 className={styles.name}>
          <Name>{name}</Name>
        </h1>
        <p className={styles.line} role="status">
          {slow ? (
            <>
              <Icon name="wifi-high" size={15} />
              {text("place.slow")}
            </>
          ) : (
            <>
              <span className={styles.dot} />
              <bdi>{all > count ? text("place.audience", { count, all }) : text("place.count", { count })}</bdi>
              {zone === null || zone.name === space.name ? null : (
                <>
                  <span aria-hidden="true">·</span>
                  <Name>{zone.name}</Name>
                </>
              )}
            </>
          )}
        </p>
      </div>
    </section>
  );
}
