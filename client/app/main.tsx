/** main: starts the page. */
import "./no-eval.ts";
import "../ui/styles/index.css";
import { groupOf, interestsOf, spaceOf, workplaceAt } from "./address.ts";
import { App } from "./app.tsx";
import { start } from "./start.ts";

start(
  <App
    first={spaceOf(location.pathname, location.search)}
    workplace={workplaceAt(location.pathname)}
    group={groupOf(location.search)}
    interests={interestsOf(location.search)}
  />,
);
