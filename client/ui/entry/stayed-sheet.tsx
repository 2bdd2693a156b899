/** StayedSheet: another place let me not in: why, what to do, and that I am still where I was. */
import { text } from "../../../shared/text/text.ts";
import { Button } from "../parts/button.tsx";
import { Sheet } from "../parts/overlay.tsx";
import type { RefusalShown } from "./refusal-words.ts";
import styles from "./stayed-sheet.module.css";

export function StayedSheet({
  refusal,
  onAgain,
  onStay,
}: {
  refusal: RefusalShown;
  onAgain: () => void;
  onStay: () => void;
}) {
  const reload = refusal.step === "reload";
  return (
    <Sheet
      small
      title={refusal.title}
      closeWords={text("go.stay")}
      isOpen
      onOpenChange={onStay}
      footer={
        <>
          <Button kind="primary" onPress={onStay}>
            {text("go.stay")}
          </Button>
          {refusal.step === "again" ? (
            <Button kind="line" onPress={onAgain}>
              {text("refused.again")}
            </Button>
          ) : null}
          {reload ? (
            <Button kind="line" onPress={() => location.reload()}>
              {text("refused.reload")}
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.words}>
        {refusal.detail === null ? null : <p dir="auto">{refusal.detail}</p>}
        {refusal.step === "plaza" ? null : <p>{refusal.next}</p>}
        <p className={styles.stayed}>{text("go.stayed")}</p>
      </div>
    </Sheet>
  );
}
