/** Nothing: what will appear where nothing is yet. */
import styles from "./nothing.module.css";

export function Nothing({ words, more }: { words: string; more: string }) {
  return (
    <p className={styles.nothing}>
      <b>{words}</b> {more}
    </p>
  );
}
