/**
 * RulesCard: three lines of the house rules, all of them one press away, and the agreement. It is never ticked
 * beforehand; whoever agreed to this very version is not asked again, and a new version says that it is new. [ENT3]
 */
import { type Ref, useState } from "react";
import { Link } from "react-aria-components";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { text } from "../../../shared/text/text.ts";
import { classes } from "../parts/class-names.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { Tick } from "../parts/tick.tsx";
import styles from "./rules-card.module.css";
import { RulesSheet } from "./rules-sheet.tsx";

const ICONS: Record<string, IconName> = {
  space: "person-simple-circle",
  abuse: "hand-heart",
  spam: "chat-circle",
};

export function RulesCard({
  rules,
  known,
  changed,
  agreed,
  problem,
  boxRef,
  onAgree,
}: {
  rules: HouseRules | null;
  /** This browser has agreed to this very version. */
  known: boolean;
  /** This browser has agreed to another version. */
  changed: boolean;
  agreed: boolean;
  problem: boolean;
  boxRef: Ref<HTMLInputElement>;
  onAgree: (agreed: boolean) => void;
}) {
  const [open, setOpen] = useState(false);
  if (rules === null) return <p className={styles.loading}>{text("entry.rules.loading")}</p>;
  const lines = rules.rules.filter((rule) => rule.door !== undefined);
  return (
    <section className={classes(styles.card, problem && styles.missing)} aria-label={text("entry.rules")}>
      {changed ? (
        <p className={styles.changed}>
          <Icon name="warning-circle" on size={18} />
          <span>{text("entry.rules.changed")}</span>
        </p>
      ) : null}
      <ul className={styles.lines}>
        {lines.map((rule) => (
          <li key={rule.id} className={styles.line}>
            <Icon name={ICONS[rule.id] ?? "scales"} />
            <span>{rule.door}</span>
          </li>
        ))}
      </ul>
      <div className={styles.agree}>
        {known ? (
          <p className={styles.known}>
            <Icon name="check" />
            <span>{text("entry.rules.agreed")}</span>
          </p>
        ) : (
          <Tick words={text("entry.rules.agree")} on={agreed} wrong={problem} boxRef={boxRef} onChange={onAgree} />
        )}
        <Link className={classes(styles.all)} onPress={() => setOpen(true)}>
          {text("entry.rules.all", { count: rules.rules.length })}
        </Link>
      </div>
      <p className={styles.problem} role="alert">
        {problem ? (
          <>
            <Icon name="warning-circle" on size={16} />
            {text("entry.rules.missing")}
          </>
        ) : null}
      </p>
      <RulesSheet rules={rules} isOpen={open} onOpenChange={setOpen} />
    </section>
  );
}
