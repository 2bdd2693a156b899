/**
 * Hosting: what the whole console shares: how everything stands, every act by its id, what is open, what is about to be asked,
 * and what can be taken back. Carries CSL5 and CSL6.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useSpace, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { type Act, asksFirst, type Done, type Given } from "./acts/act.ts";
import { actsOf } from "./acts/all-acts.ts";
import { inboxOf, type Listing, SHOWN_FIRST } from "./acts/inbox.ts";
import type { Stand } from "./acts/stand.ts";
import type { PartName } from "./parts.ts";
import { usePeople } from "./people/use-people.ts";
import { type RehearsalStand, type Rehearsed, useRehearsal } from "./rehearsal/use-rehearsal.ts";
import { useCases } from "./use-cases.ts";
import { usePart } from "./use-part.ts";
import { useStand } from "./use-stand.ts";
import { say } from "./words.ts";

/** What was done is taken back at a touch for so long, ms. */
const UNDO_MS = 10_000;

type Last = { told: string; back: () => Promise<unknown>; unsay: () => void };

type Hosting = {
  stand: Stand;
  acts: readonly Act[];
  /** The act of that id as it is now; null where there is none. */
  find: (id: string) => Act | null;
  /** Does an act, by its id where it is listed; what it has to know first is asked, unless it is given. Answers whether it was done. */
  act: (which: string | Act, given?: Given) => Promise<boolean>;
  /** Something was done elsewhere that can be taken back. */
  offer: (done: Done) => void;
  part: PartName;
  turnTo: (part: PartName) => void;
  choose: (key: string | null) => void;
  listing: Listing;
  list: (listing: Listing) => void;
  /** The act that is about to be done and asks first. */
  asking: Act | null;
  leaveAsking: () => void;
  palette: boolean;
  setPalette: (open: boolean) => void;
  keys: boolean;
  setKeys: (open: boolean) => void;
  /** The programme is being written. */
  writing: boolean;
  setWriting: (open: boolean) => void;
  rehearsal: RehearsalStand;
  /** What a rehearsal is open for: what is set, or a draft of it; null while none is. */
  rehearsing: Rehearsed | null;
  setRehearsing: (rehearsed: Rehearsed | null) => void;
  inviting: boolean;
  setInviting: (open: boolean) => void;
  /** Somebody was invited. */
  invited: () => void;
  /** The act that is pointed at. */
  hint: string | null;
  setHint: (id: string | null) => void;
};

const HostingContext = createContext<Hosting | null>(null);

export function HostingProvider({
  onWorld,
  onConduct,
  children,
}: {
  onWorld: () => void;
  onConduct: (caseId?: string) => void;
  children: ReactNode;
}) {
  const visit = useVisit();
  const { id: space } = useSpace();
  const { tell, attempt } = useTell();
  const [part, turnTo] = usePart(space);
  const [chosen, choose] = useState<string | null>(null);
  const [listing, list] = useState<Listing>(SHOWN_FIRST);
  const [asking, setAsking] = useState<string | null>(null);
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const [writing, setWriting] = useState(false);
  const [rehearsing, setRehearsing] = useState<Rehearsed | null>(null);
  const [inviting, setInviting] = useState(false);
  const [hint, setHint] = useState<string | null>(null);
  const [last, setLast] = useState<Last | null>(null);
  const people = usePeople(visit, part === "people" || palette);
  const cases = useCases();
  const stand = useStand(visit, chosen, { ...people, cases });
  const rehearsal = useRehearsal(visit);

  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast((now) => (now === last ? null : now)), UNDO_MS);
    return () => clearTimeout(timer);
  }, [last]);
  const takeBack = useCallback(
    async ({ told, back, unsay }: Last) => {
      setLast(null);
      unsay();
      await attempt(async () => {
        await back();
        tell(say("console.undone", { told }));
        people.again();
      });
    },
    [attempt, tell, people.again],
  );
  const offer = useCallback(
    ({ told, back }: Done) => {
      if (back === undefined) {
        // What was done before it is not the last any more.
        last?.unsay();
        setLast(null);
        tell(told);
        return;
      }
      const unsay = tell(told, { words: say("console.undo"), act: () => void takeBack(done), ms: UNDO_MS });
      const done = { told, back, unsay };
      setLast(done);
    },
    [tell, takeBack, last],
  );

  const step = (by: 1 | -1) => {
    const keysListed = inboxOf(stand, listing).map(({ key }) => key);
    const at = keysListed.indexOf(stand.chosen?.key ?? "");
    const to = keysListed[at < 0 ? 0 : Math.min(keysListed.length - 1, Math.max(0, at + by))];
    if (to !== undefined) choose(to);
  };
  const desk = {
    turnTo,
    step,
    palette: () => setPalette(true),
    keys: () => setKeys(true),
    write: () => {
      turnTo("run");
      setWriting(true);
    },
    rehearse: () => setRehearsing({}),
    invite: () => {
      turnTo("people");
      setInviting(true);
    },
    last: last?.told ?? null,
    takeBack: async () => {
      if (last !== null) await takeBack(last);
    },
    place: onWorld,
    conduct: onConduct,
  };
  const deskNow = useRef(desk);
  deskNow.current = desk;
  const told = last?.told ?? null;
  const acts = useMemo(
    () =>
      actsOf(stand, visit, {
        turnTo: (to) => deskNow.current.turnTo(to),
        step: (by) => deskNow.current.step(by),
        palette: () => deskNow.current.palette(),
        keys: () => deskNow.current.keys(),
        write: () => deskNow.current.write(),
        rehearse: () => deskNow.current.rehearse(),
        invite: () => deskNow.current.invite(),
        last: told,
        takeBack: () => deskNow.current.takeBack(),
        place: () => deskNow.current.place(),
        conduct: (caseId) => deskNow.current.conduct(caseId),
      }),
    [stand, visit, told],
  );
  const byId = useMemo(() => new Map(acts.map((act) => [act.id, act])), [acts]);
  const find = useCallback((id: string) => byId.get(id) ?? null, [byId]);
  const act = async (which: string | Act, given?: Given): Promise<boolean> => {
    const found = typeof which === "string" ? byId.get(which) : which;
    if (found === undefined) return false;
    if (found.off !== null) {
      tell(found.off);
      return false;
    }
    if (asksFirst(found) && given === undefined) {
      setAsking(found.id);
      return false;
    }
    let isDone = false;
    await attempt(async () => {
      const done = await found.run(given ?? {});
      isDone = true;
      if (part === "people") people.again();
      if (done !== null) offer(done);
    });
    return isDone;
  };

  const value: Hosting = {
    stand,
    acts,
    find,
    act,
    offer,
    part,
    turnTo,
    choose,
    listing,
    list,
    asking: asking === null ? null : find(asking),
    leaveAsking: () => setAsking(null),
    palette,
    setPalette,
    keys,
    setKeys,
    writing,
    setWriting,
    rehearsal,
    rehearsing,
    setRehearsing,
    inviting,
    setInviting,
    invited: people.again,
    hint,
    setHint,
  };
  return <HostingContext value={value}>{children}</HostingContext>;
}

export function useHosting(): Hosting {
  const hosting = useContext(HostingContext);
  if (hosting === null) throw new Error("useHosting needs <HostingProvider> above it");
  return hosting;
}
