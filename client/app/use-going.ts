/**
 * UseGoing: from one space to another without leaving the page. What the other place asks is settled while I still stand
 * here; when it refuses I stay where I am. [LNK2]
 */
import { useRef, useState } from "react";
import { StoaError } from "../../shared/protocol/refusal.ts";
import type { Visit } from "../net/index.ts";
import { houseRules, placeFacts } from "../ui/entry/place-facts.ts";
import { refusalWords } from "../ui/entry/refusal-words.ts";
import type { Destination, Going } from "../ui/going.ts";
import { agreeTo, hasAgreedTo } from "../ui/keeps.ts";

const PATIENCE_MS = 15_000;

/**
 * `go` resolves with the visit over there and the version of the rules that it was entered with, or with null once it is
 * clear that I stay; `arrived` is for when the other place is drawn.
 */
export function useGoing() {
  const [going, setGoing] = useState<Going | null>(null);
  const busy = useRef(false);

  const go = async (from: Visit, agreed: string, to: Destination): Promise<{ visit: Visit; agree: string } | null> => {
    if (busy.current) return null;
    busy.current = true;
    try {
      for (;;) {
        try {
          return await attempt(from, agreed, to);
        } catch (problem) {
          const refusal =
            problem instanceof StoaError
              ? refusalWords(problem.code, problem.message, to.place)
              : refusalWords("unreachable", "", to.place);
          const again = await new Promise<boolean>((decide) =>
            setGoing({
              at: "refused",
              place: to.place,
              refusal,
              again: () => decide(true),
              stay: () => decide(false),
            }),
          );
          if (!again) break;
        }
      }
      setGoing(null);
      return null;
    } finally {
      busy.current = false;
    }
  };

  const attempt = async (from: Visit, agreed: string, to: Destination) => {
    setGoing({ at: "way", place: to.place });
    const asked = AbortSignal.timeout(PATIENCE_MS);
    const facts = await placeFacts(to.space, asked);
    if (facts === null) throw new StoaError("not-found", "");
    const place = facts.name;
    const rules = await houseRules(to.space, asked);
    if (rules.version !== agreed && !hasAgreedTo(rules.version)) {
      const yes = await new Promise<boolean>((answer) => setGoing({ at: "rules", place, rules, answer }));
      if (!yes) {
        setGoing(null);
        return null;
      }
    }
    setGoing({ at: "way", place });
    const visit = await from.go(to.space, {
      agree: rules.version,
      ...(to.follow === undefined ? {} : { follow: to.follow }),
    });
    agreeTo(rules.version);
    setGoing({ at: "arriving", place });
    return { visit, agree: rules.version };
  };

  return { going, go, arrived: () => setGoing((now) => (now?.at === "arriving" ? null : now)) };
}
