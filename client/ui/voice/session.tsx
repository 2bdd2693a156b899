/** Voice: the session of the visit I am in, for every view of the page; null until it is loaded. */
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { SessionState, VoiceSession } from "../../voice/index.ts";

const Session = createContext<VoiceSession | null>(null);

const NOT_YET: SessionState = {
  hears: "opening",
  microphone: "off",
  failure: null,
  silenced: null,
  pressed: false,
  asleep: false,
  canCaption: false,
};
const never = () => () => {};

export function VoiceProvider({ session, children }: { session: VoiceSession | null; children: ReactNode }) {
  return <Session value={session}>{children}</Session>;
}

/** The session and what stands with it just now; re-renders whoever uses it when that changes. */
export function useVoice(): { session: VoiceSession | null; state: SessionState } {
  const session = useContext(Session);
  const state = useSyncExternalStore(session?.subscribe ?? never, () => session?.state ?? NOT_YET);
  return { session, state };
}
