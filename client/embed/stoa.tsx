/**
 * Stoa: somebody's visit to a space, for everything below it. It draws nothing itself, so it stands inside a `<Canvas>`,
 * or around one together with the page's own parts.
 */
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { JoinOptions, Visit, VisitEvents } from "../net/index.ts";
import { VisitProvider } from "../react/index.ts";
import { type Quality, usualQuality, WorldProvider } from "../world/index.ts";
import { useComing } from "./use-coming.ts";
import { useReducedMotion } from "./use-reduced-motion.ts";

type Common = {
  /** There while the visit is; the parts of `stoa/react` and its hooks belong here. */
  children?: ReactNode;
  /** `low` draws no shadow map and people more plainly. What the machine can do unless told. */
  quality?: Quality | undefined;
  /** Nothing pulses or fades. What the device says unless told. */
  reducedMotion?: boolean | undefined;
  /** The visit ended otherwise than by taking this away. The children are gone; another `key` comes again. */
  onClosed?: ((end: VisitEvents["closed"]) => void) | undefined;
};

/** Joins when it appears, leaves when it goes. Only another `server` or `space` joins anew; all else is read on joining. */
export type StoaJoins = Common &
  Omit<JoinOptions, "key"> & {
    /** The server's address, such as `http://localhost:2567`; the page's origin must be among its `STOA_ORIGINS`. */
    server: string;
    /** Who I am: the `key` of an earlier visit. */
    visitKey?: string | undefined;
    visit?: undefined;
    /** Instead of the children while joining. */
    fallback?: ReactNode;
    onJoined?: ((visit: Visit) => void) | undefined;
    /** A `StoaError` with its `code` where the server said no, any other error where nobody answered. */
    onRefused?: ((problem: Error) => void) | undefined;
  };

/** Shows a visit that somebody else joined and will leave. */
export type StoaShows = Common & { visit: Visit };

export type StoaProps = StoaJoins | StoaShows;

export function Stoa(props: StoaProps) {
  return props.visit === undefined ? <Joins {...props} /> : <Shows {...props} key={props.visit.me.id} />;
}

function Joins({ server, fallback = null, onJoined, onRefused, ...rest }: StoaJoins) {
  const stage = useComing({ server, options: optionsOf(rest), onJoined, onRefused });
  if (stage === null) return fallback;
  if (stage === "refused") return null;
  const { children, quality, reducedMotion, onClosed } = rest;
  return (
    <Shows key={stage.me.id} visit={stage} quality={quality} reducedMotion={reducedMotion} onClosed={onClosed}>
      {children}
    </Shows>
  );
}

function Shows({ visit, quality, reducedMotion, onClosed, children }: StoaShows) {
  const [machine] = useState(usualQuality);
  const calm = useReducedMotion();
  const [over, setOver] = useState(false);
  const closed = useRef(onClosed);
  closed.current = onClosed;
  useEffect(
    () =>
      visit.on("closed", (end) => {
        setOver(true);
        closed.current?.(end);
      }),
    [visit],
  );
  if (over) return null;
  return (
    <VisitProvider visit={visit}>
      <WorldProvider visit={visit} quality={quality ?? machine} reducedMotion={reducedMotion ?? calm}>
        {children}
      </WorldProvider>
    </VisitProvider>
  );
}

/** What `join` takes, without what was not told. */
function optionsOf({
  space,
  name,
  visitKey,
  token,
  agree,
  language = navigator.language,
  device = matchMedia("(pointer: coarse)").matches ? "phone" : "desktop",
  look,
  group,
  interests,
}: Omit<StoaJoins, "server">): JoinOptions {
  const told = { key: visitKey, token, agree, language, device, look, group, interests };
  return { space, name, ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) };
}
