/**
 * Passing words: one soft line above the dock that goes by itself: where I was stopped, what could not be done, what
 * can be undone. Anything that must be answered is a notice instead.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { text } from "../../../shared/text/text.ts";
import { useCorrection } from "../../react/index.ts";
import { Button } from "../parts/button.tsx";
import styles from "./passing.module.css";
import { linesWith, type Offer, type PassingLine, shownMs } from "./passing-lines.ts";
import { actRefusalWords } from "./refusals.ts";

type Tell = {
  /** Shows a line for a few seconds, with what can be done about it where there is something. Answers what takes it away. */
  tell: (words: string, offer?: Offer) => () => void;
  /** Runs a wish; a refusal is told in words. */
  attempt: (wish: () => Promise<unknown>) => Promise<void>;
};

const TellContext = createContext<Tell | null>(null);

/** Somebody pressed against a wall is told once, not twenty times a second. */
const REPEAT_MS = 6000;

export function PassingWords({ children }: { children: ReactNode }) {
  const [lines, setLines] = useState<readonly PassingLine[]>([]);
  const last = useRef(0);
  const over = useCallback((id: number) => setLines((now) => now.filter((line) => line.id !== id)), []);
  const tell = useCallback(
    (words: string, offer: Offer | null = null) => {
      last.current += 1;
      const line = { id: last.current, words, offer };
      setLines((now) => linesWith(now, line));
      return () => over(line.id);
    },
    [over],
  );
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
  useStops(tell);
  return (
    <TellContext value={value}>
      {children}
      {/* What is new is read out, not all that stands. */}
      <div className={styles.place} role="status" aria-atomic={false}>
        {lines.map((line) => (
          <Line key={line.id} line={line} onOver={over} />
        ))}
      </div>
    </TellContext>
  );
}

function Line({ line, onOver }: { line: PassingLine; onOver: (id: number) => void }) {
  const { id, words, offer } = line;
  useEffect(() => {
    const timer = setTimeout(() => onOver(id), shownMs(line));
    return () => clearTimeout(timer);
  }, [id, line, onOver]);
  return (
    <div className={styles.line}>
      <span dir="auto">{words}</span>
      {offer === null ? null : (
        <Button
          kind="plain"
          onPress={() => {
            offer.act();
            onOver(id);
          }}
        >
          {offer.words}
        </Button>
      )}
    </div>
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
