/** decisions: starts the page of what was decided about its reader, which needs nothing of a place. */
import "./no-eval.ts";
import "../ui/styles/index.css";
import { DecisionsPage } from "../ui/decisions/decisions-page.tsx";
import { start } from "./start.ts";

start(<DecisionsPage />);
