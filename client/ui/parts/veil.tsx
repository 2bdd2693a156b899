/** Veil: over everything, while one place is left and the next is not there yet. It says where the way leads. */
import { Icon } from "./icon.tsx";
import styles from "./veil.module.css";
import { WayBar } from "./way-bar.tsx";

export function Veil({ words }: { words: string }) {
  return (
    <div className={styles.veil} role="status">
      <span className={styles.mark}>
        <Icon name="bank" size={34} />
      </span>
      <p className={styles.words} dir="auto">
        {words}
      </p>
      <div className={styles.bar}>
        <WayBar />
      </div>
    </div>
  );
}
