/** Desk: what the parts of the HUD hand to one another: whom I write to alone, about whom I am about to decide, whom I report, and whose voice I look after. */
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { HouseRules } from "../../../shared/conduct/house-rules.ts";
import type { Message } from "../../../shared/protocol/from-server/index.ts";
import type { Avatar } from "../../net/visit.ts";
import type { OfferedAct } from "./acts.ts";

/** What is reported: somebody, or words of theirs. */
export type Reported = {
  name: string;
  /** Their avatar id; null where only their words are known. */
  avatar: string | null;
  /** The words, where it is about these. */
  message?: Message;
};

type Desk = {
  rules: HouseRules | null;
  /** Whom alone I write to; null for whoever is near. */
  addressee: Avatar | null;
  writeTo: (avatar: Avatar | null) => void;
  judged: { avatar: Avatar; act: OfferedAct } | null;
  judge: (avatar: Avatar, act: OfferedAct) => void;
  judgedEnough: () => void;
  /** Words that are about to be hidden. */
  hidden: Message | null;
  hide: (message: Message | null) => void;
  reported: Reported | null;
  report: (reported: Reported | null) => void;
  /** The list of people I met is open. */
  metOpen: boolean;
  openMet: (open: boolean) => void;
  /** Somebody whose voice is looked after: how loud I hear it, and why not. */
  heard: Avatar | null;
  hear: (avatar: Avatar | null) => void;
};

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({
  rules,
  onWriteTo,
  children,
}: {
  rules: HouseRules | null;
  /** Somebody to write to was chosen: the place to write wants the focus. */
  onWriteTo: () => void;
  children: ReactNode;
}) {
  const [addressee, setAddressee] = useState<Avatar | null>(null);
  const [judged, setJudged] = useState<Desk["judged"]>(null);
  const [hidden, setHidden] = useState<Message | null>(null);
  const [reported, report] = useState<Reported | null>(null);
  const [metOpen, openMet] = useState(false);
  const [heard, setHeard] = useState<Avatar | null>(null);
  const desk = useMemo<Desk>(
    () => ({
      rules,
      addressee,
      writeTo: (avatar) => {
        setAddressee(avatar);
        onWriteTo();
      },
      judged,
      judge: (avatar, act) => setJudged({ avatar, act }),
      judgedEnough: () => setJudged(null),
      hidden,
      hide: setHidden,
      reported,
      report,
      metOpen,
      openMet,
      heard,
      hear: setHeard,
    }),
    [rules, addressee, judged, hidden, reported, metOpen, heard, onWriteTo],
  );
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("useDesk needs a <DeskProvider> above it");
  return desk;
}
