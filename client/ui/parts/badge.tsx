/** Badge: what somebody is to the house; it stands beside the name, never in it. */
import { text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/visit.ts";
import styles from "./badge.module.css";
import { classes } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export function Badge({ of }: { of: NonNullable<Avatar["badge"]> }) {
  return (
    <span className={classes(styles.badge, styles[of])}>
      {of === "host" ? null : <Icon name={of === "bot" ? "robot" : "shield-check"} on size={14} />}
      {text(`badge.${of}`)}
    </span>
  );
}
