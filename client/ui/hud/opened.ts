/** What a press opens, with the words that are said only there: one part, which comes after the place. */
import "../opened-words.ts";

export { MenuPanel } from "../parts/menu-panel.tsx";
export { Panel } from "../parts/panel.tsx";
export { BubblePanel } from "./bubble-panel.tsx";
export { EmoteWheel } from "./emote-wheel.tsx";
export { MoreMenu } from "./more-menu.tsx";
export { PersonMenu } from "./person-menu.tsx";
export { ReactionSwell } from "./reaction-swell.tsx";
export { Sheets } from "./sheets.tsx";
export { StageTime } from "./stage-time.tsx";
export { VoiceDialog } from "./voice-dialog.tsx";
