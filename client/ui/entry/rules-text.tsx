/** RulesText: the words of the house rules, all of them. */
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { text } from "../../../shared/text/text.ts";
import styles from "./rules-text.module.css";

export function RulesText({ rules }: { rules: HouseRules }) {
  return (
    <>
      <p className={styles.lead}>{rules.text}</p>
      <ol className={styles.rules}>
        {rules.rules.map((rule) => (
          <li key={rule.id} className={styles.rule}>
            <h3 className={styles.name}>{rule.title}</h3>
            <p className={styles.words}>{rule.text}</p>
          </li>
        ))}
      </ol>
      <p className={styles.done}>
        {/* Beside the page, so that nobody leaves a place by reading. */}
        <a className={styles.ledger} href="/ledger" target="_blank" rel="noopener">
          {text("rules.ledger")}
        </a>
      </p>
      <p className={styles.version}>{text("rules.version", { version: rules.version })}</p>
    </>
  );
}
