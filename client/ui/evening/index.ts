/** client/ui/evening: an evening as a visitor's page shows it: a part of its own, which comes once the place stands. */
export { CallButton } from "./call-button.tsx";
export { EveningBar } from "./evening-bar.tsx";
export { EveningCards } from "./evening-cards.tsx";
export { EveningSheet } from "./evening-sheet.tsx";
export { ExitSheet } from "./exit-sheet.tsx";
export { TurnCard } from "./turn-card.tsx";
