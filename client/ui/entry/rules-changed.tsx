/** RulesChanged: what each version of the house rules has changed, in plain words, for whoever asks. Fetched when the rules are read. [RUL11] */
import { useEffect, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import type { RuleChange, RuleVersion } from "../../../shared/conduct/rule-changes.ts";
import { catalogue } from "../../../shared/text/catalogue.ts";
import words from "../../../shared/text/rules-changed.json" with { type: "json" };
import { SetWords } from "../parts/words.tsx";
import { clockWords } from "../times.ts";
import styles from "./rules-changed.module.css";

const say = catalogue<keyof typeof words>(words);

export function RulesChanged({ space, rules }: { space: string; rules: HouseRules }) {
  const [versions, setVersions] = useState<RuleVersion[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const address = `/api/spaces/${encodeURIComponent(space)}/rules/changes`;
    fetch(address, { credentials: "omit", signal: stop.signal })
      .then((answer) => (answer.ok ? (answer.json() as Promise<{ versions: RuleVersion[] }>) : { versions: [] }))
      .then((told) => setVersions(told.versions))
      // Whoever cannot have it reads the rules without it.
      .catch(() => {});
    return () => stop.abort();
  }, [space]);
  const changed = versions.filter(({ changes }) => changes.length > 0);
  if (changed.length === 0) return null;
  return (
    <details className={styles.changed}>
      <summary className={styles.title}>{say("rules-changed.title")}</summary>
      {versions[0]?.version === rules.version ? null : <p>{say("rules-changed.newer")}</p>}
      {changed.map(({ version, at, changes }) => (
        <section key={version}>
          <h4 className={styles.version}>
            {say("rules-changed.since", { version, when: clockWords(at, Date.now()) })}
          </h4>
          <ul className={styles.rules}>
            {changes.map((change) => (
              <li key={change.rule}>
                <Change {...change} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function Change({ title, what, before, after, checks }: RuleChange) {
  return (
    <>
      <p>
        <SetWords say={(values) => say(`rules-changed.${what}`, values)} values={{ title }} />
      </p>
      {before === undefined ? null : <p className={styles.said}>{say("rules-changed.was", { words: before.text })}</p>}
      {after === undefined ? null : <p className={styles.said}>{say("rules-changed.is", { words: after.text })}</p>}
      {what === "changed" && checks ? <p className={styles.said}>{say("rules-changed.checks")}</p> : null}
    </>
  );
}
