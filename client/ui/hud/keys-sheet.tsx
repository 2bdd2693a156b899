/** KeysSheet: every key and what it does, and first what a finger does where one points. The list is the one the keys themselves are read from. */
import { text } from "../../../shared/text/text.ts";
import drawn from "../parts/key.module.css";
import { Sheet } from "../parts/overlay.tsx";
import { TOUCH, useMedia } from "../use-media.ts";
import styles from "./keys-sheet.module.css";
import { SHORTCUTS } from "./shortcuts.ts";

export function KeysSheet({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (open: boolean) => void }) {
  const touch = useMedia(TOUCH);
  return (
    <Sheet small title={text("keys.title")} closeWords={text("keys.close")} isOpen={isOpen} onOpenChange={onOpenChange}>
      {touch ? <p className={styles.touch}>{text("keys.touch")}</p> : null}
      <dl className={styles.keys}>
        <div className={styles.row}>
          <dt>{text("keys.walk")}</dt>
          <dd>{text("keys.walk.keys")}</dd>
        </div>
        <div className={styles.row}>
          <dt>{text("keys.look")}</dt>
          <dd>{text("keys.look.keys")}</dd>
        </div>
        {SHORTCUTS.map(({ key, words }) => (
          <div key={key} className={styles.row}>
            <dt>{text(words)}</dt>
            <dd>
              <kbd className={drawn.key}>
                {key === "Escape" ? "Esc" : key.toUpperCase() === "ENTER" ? "Enter" : key.toUpperCase()}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
      {touch ? null : <p className={styles.touch}>{text("keys.touch")}</p>}
    </Sheet>
  );
}
