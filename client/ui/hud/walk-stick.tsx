/**
 * WalkStick: a ring for the thumb on touch screens, which walks as a stick does. Taps on the ground and keys walk too, so
 * nobody needs it who cannot push it.
 */
import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { type Held, STILL } from "../../world/controls/walk-model.ts";
import { heldFromThumb, knobAt } from "./thumb.ts";
import styles from "./walk-stick.module.css";

export function WalkStick({ stick }: { stick: RefObject<Held> }) {
  const ring = useRef<HTMLDivElement>(null);
  const knob = useRef<HTMLDivElement>(null);
  const thumb = useRef<number | null>(null);
  useEffect(
    () => () => {
      stick.current = STILL;
    },
    [stick],
  );

  const follow = (event: PointerEvent) => {
    const box = ring.current?.getBoundingClientRect();
    if (thumb.current !== event.pointerId || box === undefined || knob.current === null) return;
    const [x, y] = [event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2];
    stick.current = heldFromThumb(x, y);
    const [kx, ky] = knobAt(x, y);
    knob.current.style.translate = `${kx}px ${ky}px`;
  };
  const release = (event: PointerEvent) => {
    if (thumb.current !== event.pointerId) return;
    thumb.current = null;
    stick.current = STILL;
    if (knob.current !== null) knob.current.style.translate = "";
  };

  return (
    <div
      ref={ring}
      className={styles.ring}
      aria-hidden
      data-part="walk-stick"
      onPointerDown={(event) => {
        if (thumb.current !== null) return;
        thumb.current = event.pointerId;
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={follow}
      onPointerUp={release}
      onPointerCancel={release}
      onLostPointerCapture={release}
    >
      <div ref={knob} className={styles.knob} />
    </div>
  );
}
