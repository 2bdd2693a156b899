/** ledger: starts the page of the ledger, which needs nothing of a place. */
import "./no-eval.ts";
import "../ui/styles/index.css";
import { LedgerPage } from "../ui/ledger/ledger-page.tsx";
import { start } from "./start.ts";

start(<LedgerPage />);
