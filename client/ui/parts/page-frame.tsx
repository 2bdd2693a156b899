/** PageFrame: a page that is read, with nothing of a place in it: the house above, and the way in. */
import "../pages-words.ts";
import type { ReactNode } from "react";
import { text } from "../../../shared/text/text.ts";
import { HouseMark } from "./house-mark.tsx";
import styles from "./page-frame.module.css";

export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <span className={styles.house}>
          <HouseMark />
          {text("page.house")}
        </span>
        <a className={styles.enter} href="/">
          {text("page.enter")}
        </a>
      </header>
      {children}
    </div>
  );
}
