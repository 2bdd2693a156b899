/** UseHouseRules: the rules of a space for whoever stands before its door and must see them to come in. */
import { useEffect, useState } from "react";
import { type HouseRules, houseRules } from "../net/index.ts";

export type HouseRulesHere = {
  /** Null until the door has answered. Their `version` is what to agree to. */
  rules: HouseRules | null;
  /** Why there are none: no such space, or nobody answers at that address. */
  problem: Error | null;
};

const ASKING: HouseRulesHere = { rules: null, problem: null };

/** @param server the server's address, such as `http://localhost:2567` */
export function useHouseRules(server: string, space: string): HouseRulesHere {
  const [here, setHere] = useState(ASKING);
  useEffect(() => {
    const stop = new AbortController();
    houseRules(server, space, stop.signal).then(
      (rules) => setHere({ rules, problem: null }),
      (problem: Error) => {
        if (!stop.signal.aborted) setHere({ rules: null, problem });
      },
    );
    return () => {
      stop.abort();
      setHere(ASKING);
    };
  }, [server, space]);
  return here;
}
