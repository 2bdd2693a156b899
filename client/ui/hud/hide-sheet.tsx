/** HideSheet: words that break a house rule are taken away from everybody who heard them; a tombstone stays. [CON17] */
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { DecideSheet } from "./decide-sheet.tsx";
import { useDesk } from "./desk.tsx";
import { useTell } from "./passing.tsx";

export function HideSheet() {
  const visit = useVisit();
  const { hidden, hide, rules } = useDesk();
  const { tell } = useTell();
  if (hidden === null || rules === null) return null;
  return (
    <DecideSheet
      key={hidden.id}
      title={text("hide.title")}
      does={text("hide.do")}
      danger
      shown={text("hide.shown")}
      rules={rules}
      onDecide={async (grounds) => {
        await visit.conduct.hide({ message: hidden.id, ...grounds });
        tell(text("hide.done"));
      }}
      onDone={() => hide(null)}
    />
  );
}
