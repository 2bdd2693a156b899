/** WorkplaceFrame: where staff work, over the place: what it is called and how it stands above, the work below. */
import { type ReactNode, useEffect, useRef } from "react";
import { HouseMark } from "./house-mark.tsx";
import styles from "./workplace-frame.module.css";

export function WorkplaceFrame({
  label,
  title,
  head,
  children,
}: {
  /** What a screen reader calls it. */
  label: string;
  title: string;
  /** What stands beside the title. */
  head: ReactNode;
  children: ReactNode;
}) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => page.current?.focus(), []);
  return (
    <main ref={page} className={styles.frame} tabIndex={-1} aria-label={label}>
      <header className={styles.head}>
        <HouseMark />
        <h1 className={styles.title}>
          <bdi>{title}</bdi>
        </h1>
        {head}
      </header>
      {children}
    </main>
  );
}
