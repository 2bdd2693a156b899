/** main: starts the page. */
import "./no-eval.ts";
import "../ui/styles/index.css";
import { createRoot } from "react-dom/client";
import { restoreTheme } from "../ui/theme.ts";
import { groupOf, moderatesAt, spaceOf } from "./address.ts";
import { App } from "./app.tsx";

restoreTheme();
const root = document.getElementById("app");
if (root === null) throw new Error("the page has no #app");
createRoot(root).render(
  <App
    first={spaceOf(location.pathname, location.search)}
    moderates={moderatesAt(location.pathname)}
    group={groupOf(location.search)}
  />,
);
