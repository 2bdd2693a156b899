/** main: starts the page. */
import "./no-eval.ts";
import "../ui/styles/index.css";
import { groupOf, moderatesAt, spaceOf } from "./address.ts";
import { App } from "./app.tsx";
import { start } from "./start.ts";

start(
  <App
    first={spaceOf(location.pathname, location.search)}
    moderates={moderatesAt(location.pathname)}
    group={groupOf(location.search)}
  />,
);
