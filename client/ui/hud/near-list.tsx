/**
 * NearList: who is near enough to hear me, nearest first. Rows do not dance: they keep their order while somebody
 * points at the list, and change it only for a real difference.
 */
import { useCallback, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { text } from "../../../shared/text/text.ts";
import { type Nearby, useMet } from "../../react/index.ts";
import { Face } from "../look/face.tsx";
import { metreFigure, steadyOrder } from "../near.ts";
import { IconButton } from "../parts/button.tsx";
import { classes } from "../parts/class-names.ts";
import { Icon } from "../parts/icon.tsx";
import { Sheet } from "../parts/overlay.tsx";
import { useDesk } from "./desk.tsx";
import styles from "./near-list.module.css";
import { PersonRow } from "./person-row.tsx";
import type { Hearers } from "./use-hearers.ts";

/** Rows before "2 more, farther away". */
const SHORT = 4;

export function NearList({
  hearers,
  folded,
  onFold,
}: {
  hearers: Hearers;
  folded: boolean;
  onFold: (folded: boolean) => void;
}) {
  const [all, setAll] = useState(false);
  const [held, setHeld] = useState(false);
  const rows = useSteady(hearers.near, held);
  const shown = all ? rows : rows.slice(0, SHORT);
  const more = rows.length - SHORT;
  return (
    <section
      className={styles.list}
      aria-label={text("near.title")}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>
          {text("near.title")} {rows.length === 0 ? null : <span className={styles.count}>{rows.length}</span>}
        </h2>
        <IconButton
          small
          icon={folded ? "caret-down" : "caret-up"}
          label={text(folded ? "near.unfold" : "near.fold")}
          aria-expanded={!folded}
          onPress={() => onFold(!folded)}
        />
      </header>
      {folded ? null : rows.length === 0 ? (
        <Nobody reach={hearers.reach} />
      ) : (
        <>
          <ul className={classes(styles.rows, all && styles.all)}>
            {shown.map((near) => (
              <PersonRow key={near.avatar.id} near={near} large={false} />
            ))}
          </ul>
          {more > 0 ? (
            <Button className={classes(styles.more)} onPress={() => setAll(!all)}>
              <bdi>{all ? text("near.fewer") : text("near.more", { count: more })}</bdi>
            </Button>
          ) : null}
        </>
      )}
      {folded ? null : <MetButton />}
    </section>
  );
}

/** On a phone the list is a chip that opens a sheet. */
export function NearChip({
  hearers,
  isOpen,
  onOpenChange,
}: {
  hearers: Hearers;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const rows = useSteady(hearers.near, isOpen);
  // What comes of a choice stands behind this sheet, or takes its place.
  const close = useCallback(() => onOpenChange(false), [onOpenChange]);
  return (
    <>
      <Button className={classes(styles.chip)} onPress={() => onOpenChange(true)}>
        {rows.length === 0 ? (
          <Icon name="users" />
        ) : (
          <span className={styles.faces}>
            {rows.slice(0, 3).map(({ avatar }) => (
              <span key={avatar.id} className={styles.small}>
                <Face look={avatar.look} size={26} />
              </span>
            ))}
          </span>
        )}
        <bdi>{text("near.count", { count: rows.length })}</bdi>
      </Button>
      <Sheet title={text("near.title")} closeWords={text("near.close")} isOpen={isOpen} onOpenChange={onOpenChange}>
        <p className={styles.around}>{text("near.around", { metres: metreFigure(hearers.reach) })}</p>
        {rows.length === 0 ? (
          <Nobody reach={hearers.reach} />
        ) : (
          <ul>
            {rows.map((near) => (
              <PersonRow key={near.avatar.id} near={near} large onDone={close} />
            ))}
          </ul>
        )}
        <MetButton onOpen={close} />
      </Sheet>
    </>
  );
}

/** To those who were near and may have left; where there was nobody it says nothing. */
function MetButton({ onOpen }: { onOpen?: () => void }) {
  const { openMet } = useDesk();
  const met = useMet();
  if (met.length === 0) return null;
  return (
    <Button
      className={classes(styles.more, styles.met, onOpen !== undefined && styles.inSheet)}
      onPress={() => {
        onOpen?.();
        openMet(true);
      }}
    >
      {text("met.title")}
    </Button>
  );
}

function Nobody({ reach }: { reach: number }) {
  return (
    <p className={styles.nobody}>
      <b>{text("near.nobody")}</b> {text("near.nobody.more", { metres: metreFigure(reach) })}
    </p>
  );
}

/** The rows in an order that holds still; while `held` nobody changes places, and newcomers stand at the end. */
function useSteady(near: readonly Nearby[], held: boolean): Nearby[] {
  const order = useRef<string[]>([]);
  const places = near.map(({ avatar, distance }) => ({ id: avatar.id, distance }));
  order.current = steadyOrder(order.current, places, held ? Number.POSITIVE_INFINITY : undefined);
  const byId = new Map(near.map((one) => [one.avatar.id, one]));
  return order.current.flatMap((id) => byId.get(id) ?? []);
}
