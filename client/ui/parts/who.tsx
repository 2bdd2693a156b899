/** Who: somebody in a row of a list: their portrait, and the line of their name. */
import type { ReactNode } from "react";
import type { Look } from "../../../shared/pose/look.ts";
import { Face } from "../look/face.tsx";
import { classes } from "./class-names.ts";
import styles from "./who.module.css";
import { Name } from "./words.tsx";

/** Their face in a circle; `size` in px. */
export function Portrait({
  look,
  size,
  talking = false,
  className,
}: {
  look: Look;
  size: number;
  /** They speak just now. */
  talking?: boolean;
  className?: string | false | undefined;
}) {
  return (
    <span className={classes(styles.portrait, talking && styles.talking, className)}>
      <Face look={look} size={size} />
    </span>
  );
}

/** Their name, cut where there is no room, and what stands beside it. */
export function Who({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <span className={styles.who}>
      <span className={styles.name}>
        <Name>{name}</Name>
      </span>
      {children}
    </span>
  );
}
