/** WayBar: a wait whose end nobody knows: it comes ever nearer to its end, and never quite there. */
import styles from "./way-bar.module.css";

export function WayBar() {
  return (
    <span className={styles.track}>
      <span className={styles.way} />
    </span>
  );
}
