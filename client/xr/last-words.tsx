/** LastWords: what was said near me last and what the house told me, on a pane low before the eyes, for a few seconds. */
import { useEffect, useMemo, useState } from "react";
import { announcedTitle } from "../../shared/text/announced.ts";
import { isolate, text } from "../../shared/text/text.ts";
import type { Visit } from "../net/index.ts";
import { nearby } from "../react/nearby.ts";
import { useWorld } from "../world/context.ts";
import { FloatingPanel } from "./panels/floating-panel.tsx";
import type { Sheet } from "./panels/sheet.ts";

/** How long words stay. Milliseconds. */
const STAY = 7000;
/** From here on names, and what stands over them, are left out. Metres. */
const FAR = 28;

/** Over a head so far aside nobody reads anything. Radians. */
const ASIDE = 0.7;

/** What somebody before me says aloud stands over their head already. */
function isBefore(visit: Visit, from: string | null): boolean {
  const avatar = visit.avatars.get(from ?? "");
  if (avatar === undefined) return false;
  return nearby(visit.me.pose, [avatar], FAR).some(({ bearing }) => Math.abs(bearing) < ASIDE);
}

export function LastWords() {
  const { visit } = useWorld();
  const [said, setSaid] = useState<{ who: string; words: string } | null>(null);
  useEffect(() => {
    const stops = [
      visit.on("message", ({ from, name, text: words, caption }) => {
        if (from === visit.me.id) return;
        if (caption !== true) setSaid({ who: isolate(name), words: isolate(words) });
        else if (!isBefore(visit, from))
          setSaid({ who: `${isolate(name)} · ${text("chat.spoken")}`, words: isolate(words) });
      }),
      visit.on("notice", (notice) => {
        const who = notice.kind === "announcement" ? announcedTitle(notice) : text("notice.from");
        setSaid({ who, words: isolate(notice.text) });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [visit]);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), STAY);
    return () => clearTimeout(timer);
  }, [said]);
  return said === null ? null : <Said {...said} />;
}

function Said({ who, words }: { who: string; words: string }) {
  const sheet = useMemo(
    (): Sheet => ({
      id: "last words",
      width: 0.62,
      pad: 0.026,
      gap: 0.004,
      letters: 0.027,
      rows: [
        { height: 0.036, cells: [{ kind: "words", words: who, tone: "quiet" }] },
        { height: 0.11, cells: [{ kind: "words", words }] },
      ],
    }),
    [who, words],
  );
  return <FloatingPanel ahead sheet={sheet} away={1.05} below={0.42} />;
}
