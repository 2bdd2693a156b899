/** Start: draws a page, in the colours that its reader has chosen. */
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { restoreTheme } from "../ui/theme.ts";

export function start(page: ReactNode): void {
  restoreTheme();
  const root = document.getElementById("app");
  if (root === null) throw new Error("the page has no #app");
  createRoot(root).render(page);
}
