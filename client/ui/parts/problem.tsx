/** Problem: what is in the way, said at once to whoever listens too. */
import { classes } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import styles from "./problem.module.css";

export function Problem({ words, small = false }: { words: string; small?: boolean }) {
  return (
    <p className={classes(styles.problem, small && styles.small)} role="alert">
      <Icon name="warning-circle" on size={18} />
      <span dir="auto">{words}</span>
    </p>
  );
}
