/** UseWhy: why I do not hear somebody, asked anew while it is looked at. */
import { useEffect, useRef, useState } from "react";
import type { Why } from "../../../shared/protocol/from-server/index.ts";
import { StoaError } from "../../../shared/protocol/refusal.ts";
import { isolate, text } from "../../../shared/text/text.ts";
import type { Avatar } from "../../net/index.ts";
import type { LineQuality } from "../../net/voice/voice.ts";
import { useVisit } from "../../react/index.ts";
import { useVoice } from "./session.tsx";
import { learn } from "./use-gain.ts";
import { lineWords, type WhyWords, whyWords } from "./why-words.ts";

const ASK_MS = 2000;
/** 20 ms of voice to a frame: so many are due between two answers of somebody who speaks all the time. */
const FRAMES = ASK_MS / 20;

export type Diagnosis = WhyWords & {
  /** They are heard, or would be if they spoke. */
  fine: boolean;
  /** How the lines between us do; empty where nobody knows. */
  lines: readonly string[];
};

/** Null until the house has answered for the first time. */
export function useWhy(avatar: Avatar): Diagnosis | null {
  const visit = useVisit();
  const { session, state } = useVoice();
  const [answer, setAnswer] = useState<{ why: Why; quality: LineQuality; missing: number | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const lost = useRef<number | null>(null);
  const { id } = avatar;
  const { hears } = state;
  useEffect(() => {
    let over = false;
    const ask = async () => {
      try {
        const [why, quality] = await Promise.all([visit.voice.why(id), visit.voice.quality()]);
        if (over) return;
        const report = session?.reportOf(id) ?? null;
        const before = lost.current;
        lost.current = report?.lost ?? null;
        const missing = report === null || before === null ? null : Math.max(0, report.lost - before);
        if (why.reason === "volume") learn(visit, id, 0);
        setAnswer({ why, quality, missing });
        setProblem(null);
      } catch (refusal) {
        if (over) return;
        const gone = refusal instanceof StoaError && refusal.code === "not-found";
        setProblem(text(gone ? "voice.why.gone" : "voice.why.failed"));
      }
    };
    void ask();
    const timer = setInterval(() => void ask(), ASK_MS);
    return () => {
      over = true;
      lost.current = null;
      clearInterval(timer);
    };
  }, [visit, session, id]);
  if (problem !== null) return { what: problem, help: "", fine: false, lines: [] };
  if (answer === null) return null;
  const { why, quality, missing } = answer;
  const report = session?.reportOf(id) ?? null;
  const own = {
    hears,
    loss: Math.max(quality.loss ?? 0, Math.min(1, (missing ?? 0) / FRAMES)),
    delayMs: report?.delayMs ?? null,
  };
  const lines = [
    ...(why.line === null ? [] : [text("voice.why.line", { name: isolate(avatar.name), line: lineWords(why.line) })]),
    text("voice.why.line.own", { line: lineWords(quality) }),
  ];
  const fine = hears === "yes" && ["heard", "silent"].includes(why.reason);
  return { ...whyWords(why, avatar.name, own), fine, lines };
}
