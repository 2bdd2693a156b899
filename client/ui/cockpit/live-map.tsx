/**
 * LiveMap: the place from above, a dot for everybody: where it is full, who calls for help, whom the open case is about. A
 * press on a zone hushes or freezes it, one on a person goes there.
 */
import { useEffect, useMemo, useState } from "react";
import { Dialog, DialogTrigger } from "react-aria-components";
import { isolate } from "../../../shared/text/text.ts";
import type { Ordered, Trouble, Visit } from "../../net/index.ts";
import { useSpace, useVisit } from "../../react/index.ts";
import { useTell } from "../hud/passing.tsx";
import { PlaceMap } from "../map/place-map.tsx";
import { usePlaces } from "../map/places.ts";
import { Button } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Panel } from "../parts/panel.tsx";
import { clockWords } from "../times.ts";
import styles from "./live-map.module.css";
import { say } from "./words.ts";

const LOOK_MS = 1000;
/** What a rule noticed is shown for so long, ms. */
const TROUBLE_MS = 60_000;
const ORDER_MINUTES = 5;

export function LiveMap({ about, ordered }: { about: string | null; ordered: Ordered }) {
  const visit = useVisit();
  const space = useSpace();
  const people = usePlaces(visit);
  const calls = people.filter(({ panic }) => panic);
  const troubles = useTroubles(visit);
  const many = (kind: Trouble["kind"]) => [...troubles.values()].filter((one) => one === kind).length;
  return (
    <section className={styles.map} aria-label={say("cockpit.map")}>
      <header className={styles.head}>
        <h2>{say("cockpit.map")}</h2>
        <span className={styles.count}>{say("cockpit.map.people", { count: people.length })}</span>
      </header>
      <PlaceMap
        people={people}
        label={say("cockpit.map.says", { people: people.length, calls: calls.length })}
        zoneClass={(id) =>
          classes(id in ordered.hushed && styles.hushed, id in ordered.frozen && styles.frozen) || undefined
        }
        markOf={({ id, x, z, panic }) => (
          <>
            {troubles.has(id) ? <circle className={styles[troubles.get(id)!]} cx={x} cy={z} r={1.05} /> : null}
            {panic || id === about ? (
              <circle className={panic ? styles.call : styles.about} cx={x} cy={z} r={1.5} />
            ) : null}
          </>
        )}
      />
      <p className={styles.troubles} role="status">
        {troubles.size === 0
          ? say("cockpit.map.calm")
          : say("cockpit.map.troubles", { bubbles: many("bubble"), floods: many("flood") })}
      </p>
      <div className={styles.zones}>
        {space.zones.map(({ id, name }) => (
          <ZoneButton key={id} id={id} name={name} ordered={ordered} now={visit.time()} />
        ))}
      </div>
    </section>
  );
}

function ZoneButton({ id, name, ordered, now }: { id: string; name: string; ordered: Ordered; now: number }) {
  const visit = useVisit();
  const { attempt } = useTell();
  const [open, setOpen] = useState(false);
  const order = (what: "hushed" | "frozen", minutes: number) => {
    setOpen(false);
    void attempt(() => visit.conduct.order(what, id, minutes));
  };
  const holds = (["hushed", "frozen"] as const).filter((what) => id in ordered[what]);
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button kind={holds.length > 0 ? "soft" : "plain"}>
        <bdi>{name}</bdi>
        {holds.map((what) => (
          <span key={what} className={styles.holds}>
            {say(`cockpit.zone.${what}`, { time: clockWords(ordered[what][id]!, now) })}
          </span>
        ))}
      </Button>
      <Panel placement="top">
        <Dialog aria-label={name} className={styles.menu ?? ""}>
          <p className={styles.menuTitle}>
            <bdi>{name}</bdi>
          </p>
          {(["hushed", "frozen"] as const).map((what) => (
            <Button key={what} kind="line" wide onPress={() => order(what, holds.includes(what) ? 0 : ORDER_MINUTES)}>
              {say(holds.includes(what) ? `cockpit.zone.${what}.end` : `cockpit.zone.${what}.do`, {
                count: ORDER_MINUTES,
                zone: isolate(name),
              })}
            </Button>
          ))}
        </Dialog>
      </Panel>
    </DialogTrigger>
  );
}

/** Whom rules have noticed in the last minute, by their avatar. */
function useTroubles(visit: Visit): ReadonlyMap<string, Trouble["kind"]> {
  const [troubles, setTroubles] = useState<readonly Trouble[]>([]);
  useEffect(() => {
    const lately = (all: readonly Trouble[]) => all.filter(({ at }) => visit.time() - at < TROUBLE_MS);
    const stop = visit.on("trouble", (one) => setTroubles((all) => [...lately(all), one]));
    const timer = setInterval(() => setTroubles((all) => (all.length === 0 ? all : lately(all))), LOOK_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [visit]);
  return useMemo(() => new Map(troubles.map(({ avatar, kind }) => [avatar, kind])), [troubles]);
}
