/** Sheets: everything that opens over the place: pages of the menu, decisions, somebody's voice, somebody who was pressed. */
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import { useSpace } from "../../react/index.ts";
import { RulesSheet } from "../entry/rules-sheet.tsx";
import { ScreensSheet } from "../screens/screens-sheet.tsx";
import { ActSheet } from "./act-sheet.tsx";
import { HideSheet } from "./hide-sheet.tsx";
import { KeysSheet } from "./keys-sheet.tsx";
import { MetSheet } from "./met-sheet.tsx";
import type { Page } from "./more-menu.tsx";
import { PersonSheet } from "./person-sheet.tsx";
import { ReportSheet } from "./report-sheet.tsx";
import { SettingsSheet } from "./settings-sheet.tsx";
import { VoiceSheet } from "./voice-sheet.tsx";
import { VoicesSheet } from "./voices-sheet.tsx";

export function Sheets({
  page,
  onPage,
  rules,
  vr,
  onVoice,
  onForgotten,
  person,
  onPersonDone,
}: {
  page: Page | null;
  /** A page is opened, or (null) closed. */
  onPage: (page: Page | null) => void;
  rules: HouseRules | null;
  /** A headset can be entered here. */
  vr: boolean;
  onVoice: () => void;
  onForgotten: () => void;
  /** The avatar id of somebody who was pressed in the place. */
  person: string | null;
  onPersonDone: () => void;
}) {
  const space = useSpace();
  const opens = (which: Page) => ({
    isOpen: page === which,
    onOpenChange: (open: boolean) => onPage(open ? which : null),
  });
  return (
    <>
      <SettingsSheet {...opens("settings")} vr={vr} onVoice={onVoice} onForgotten={onForgotten} />
      <ScreensSheet {...opens("screens")} />
      <KeysSheet {...opens("keys")} />
      {rules === null ? null : <RulesSheet rules={rules} space={space.id} {...opens("rules")} />}
      <ActSheet />
      <HideSheet />
      <ReportSheet />
      <MetSheet />
      <VoiceSheet />
      {page === "voices" ? <VoicesSheet {...opens("voices")} /> : null}
      {person === null ? null : <PersonSheet avatar={person} onClose={onPersonDone} />}
    </>
  );
}
