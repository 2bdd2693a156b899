/** ScreensHost: what hosts and moderators do with screens besides showing what they brought; others get `not-allowed`. */
import type { Verb } from "../../shared/protocol/from-client/index.ts";

export interface ScreensHost {
  /**
   * Puts a picture or video on a screen that lies in the space's own folder: by its file, one that the programme of the evening
   * or the space's file has for some screen.
   */
  showPrepared(screen: string, file: string): Promise<void>;
  /** What was on a screen before is there again: within half a minute after something was put there or taken off. */
  screenBack(screen: string): Promise<void>;
}

export function liveScreensHost(ask: <Answer>(verb: Verb, payload: object) => Promise<Answer>): ScreensHost {
  return {
    showPrepared: async (screen, file) => void (await ask("showPrepared", { screen, file })),
    screenBack: async (screen) => void (await ask("screenBack", { screen })),
  };
}
