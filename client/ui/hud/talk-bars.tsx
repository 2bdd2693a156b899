/** TalkBars: three bars beside a name: they speak. The word for it stands beside them. */
import styles from "./talk-bars.module.css";

export function TalkBars() {
  return (
    <svg className={styles.bars} width="13" height="14" viewBox="0 0 13 14" aria-hidden="true" focusable="false">
      <rect x="0" y="4" width="3" height="6" rx="1" />
      <rect x="5" y="1" width="3" height="12" rx="1" />
      <rect x="10" y="3" width="3" height="8" rx="1" />
    </svg>
  );
}
