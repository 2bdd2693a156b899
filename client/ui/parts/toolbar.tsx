/** Toolbar: buttons in a row; arrows go from one to the next, as Tab does. Whoever presses one by mouse is at that one. */
import type { KeyboardEvent, ReactNode } from "react";

export function Toolbar({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { key, currentTarget } = event;
    const buttons = [...currentTarget.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (at < 0) return;
    const ahead = getComputedStyle(currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const to =
      key === "Home"
        ? 0
        : key === "End"
          ? -1
          : key === ahead
            ? at + 1
            : /^Arrow(Left|Right)$/.test(key)
              ? at - 1
              : null;
    if (to === null) return;
    event.preventDefault();
    buttons.at(to % buttons.length)?.focus();
  };
  return (
    <div role="toolbar" aria-label={label} className={className} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}
