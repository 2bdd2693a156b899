/** HeadFields: what an evening is called, and the day, time and zone in which it is. */
import type { Field, Given } from "../acts/act.ts";
import { AskFields } from "../ask-fields.tsx";
import { say } from "../words.ts";
import type { Draft } from "./draft.ts";
import styles from "./head-fields.module.css";

export function HeadFields({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const [day = "", time = ""] = draft.starts.split("T");
  const given: Given = { title: draft.title, summary: draft.summary ?? "", day, time, zone: draft.zone };
  const ask = (fields: readonly Field[]) => (
    <AskFields
      fields={fields}
      given={given}
      onGiven={({ title = "", summary = "", day = "", time = "", zone = "" }) => {
        const { summary: _before, ...rest } = draft;
        onDraft({ ...rest, title, zone, starts: `${day}T${time}`, ...(summary.trim() !== "" && { summary }) });
      }}
    />
  );
  return (
    <div className={styles.fields}>
      {ask([{ name: "title", label: say("console.write.title"), kind: "line", most: 120 }])}
      <div className={styles.when}>
        {ask([
          { name: "day", label: say("console.write.day"), kind: "day" },
          { name: "time", label: say("console.write.time"), kind: "time" },
          {
            name: "zone",
            label: say("console.write.zone"),
            kind: "choice",
            choices: zones(draft.zone).map((zone) => ({ value: zone, words: zone.replaceAll("_", " ") })),
          },
        ])}
      </div>
      {ask([
        { name: "summary", label: say("console.write.summary"), kind: "lines", most: 500, rows: 2, isOptional: true },
      ])}
    </div>
  );
}

const zones = (own: string): string[] => [...new Set([own, "UTC", ...Intl.supportedValuesOf("timeZone")])];
