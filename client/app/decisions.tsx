/** decisions: starts the page of what was decided about its reader, which needs nothing of a place. */
import "./no-eval.ts";
import "../ui/styles/index.css";
import { createRoot } from "react-dom/client";
import { DecisionsPage } from "../ui/decisions/decisions-page.tsx";
import { restoreTheme } from "../ui/theme.ts";

restoreTheme();
const root = document.getElementById("app");
if (root === null) throw new Error("the page has no #app");
createRoot(root).render(<DecisionsPage />);
