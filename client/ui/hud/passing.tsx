/**
 * Passing words: one soft line above the dock that goes by itself: where I was stopped, what could not be done, what
 * can be undone. Anything that must be answered is a notice instead.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { useCorrection } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import styles from "./passing.module.css";
import { actRefusalWords } from "./refusals.ts";

/** What can be done about it, while the line is there: so many ms, where it is told. */
type Offer = { words: string; act: () => void; ms?: number };
type Passing = { words: string; offer: Offer | null };
type Tell = {
  /** Shows a line for a few seconds, with what can be done about it where there is something. */
  tell: (words: string, offer?: Offer) => void;
  /** Runs a wish; a refusal is told in words. */
  attempt: (wish: () => Promise<unknown>) => Promise<void>;
};

const TellContext = createContext<Tell | null>(null);

const SHOWN_MS = 4500;
const OFFERED_MS = 20_000;
/** Somebody pressed against a wall is told once, not twenty times a second. */
const REPEAT_MS = 6000;

export function PassingWords({ children }: { children: ReactNode }) {
  const [passing, setPassing] = useState<Passing | null>(null);
  const tell = useCallback((words: string, offer: Offer | null = null) => setPassing({ words, offer }), []);
  const value = useMemo<Tell>(
    () => ({
      tell,
      attempt: async (wish) => {
        try {
          await wish();
        } catch (problem) {
          tell(actRefusalWords(problem));
        }
      },
    }),
    [tell],
  );
  useEffect(() => {
    if (passing === null) return;
    const timer = setTimeout(
      () => setPassing(null),
      passing.offer === null ? SHOWN_MS : (passing.offer.ms ?? OFFERED_MS),
    );
    return () => clearTimeout(timer);
  }, [passing]);
  // What can be undone is not pushed aside by where I was stopped.
  const hint = useCallback((words: string) => setPassing((now) => (now?.offer ? now : { words, offer: null })), []);
  useStops(hint);
  return (
    <TellContext value={value}>
      {children}
      <div className={styles.place} role="status">
        {passing === null ? null : (
          <div className={styles.line}>
            <span dir="auto">{passing.words}</span>
            {passing.offer === null ? null : (
              <Button
                kind="plain"
                onPress={() => {
                  passing.offer?.act();
                  setPassing(null);
                }}
              >
                {passing.offer.words}
              </Button>
            )}
          </div>
        )}
      </div>
    </TellContext>
  );
}

export function useTell(): Tell {
  const tell = useContext(TellContext);
  if (tell === null) throw new Error("useTell needs <PassingWords> above it");
  return tell;
}

/** Where the server stopped me, softly: the reason, never whose bubble it was. */
function useStops(tell: (words: string) => void): void {
  const correction = useCorrection();
  const [last, setLast] = useState<{ at: number; reason: string } | null>(null);
  useEffect(() => {
    if (correction === null) return;
    // Speed is the network's doing more often than the walker's.
    if (correction.reason === "speed") return;
    if (last !== null && last.reason === correction.reason && correction.at - last.at < REPEAT_MS) return;
    setLast({ at: correction.at, reason: correction.reason });
    tell(text(`stopped.${correction.reason}`));
  }, [correction, last, tell]);
}
