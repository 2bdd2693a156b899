/**
 * Controls: keys, mouse, touch and pads move my body and my view, with a mark where a click leads. A drag looks around, a
 * click or tap on the floor walks there, one on a person tells who it was, one on a gate goes through it or leads there.
 * Everything stops when words are being typed or the page is hidden.
 */
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useMemo, useRef } from "react";
import { type PerspectiveCamera, Vector3 } from "three";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { linkAt } from "../../../shared/space/links.ts";
import type { Link } from "../../../shared/space/space.ts";
import type { View } from "../behind.ts";
import { useWorld } from "../context.ts";
import { groundPoint } from "../ground-point.ts";
import { gateAt, gateOf } from "../place/index.ts";
import { WalkMarker } from "../walk-marker.tsx";
import { heldFromPads } from "./gamepad.ts";
import { dropKeys, hasKeys, takeKeys } from "./keyboard.ts";
import { personAt } from "./person-at.ts";
import { dragged, type Held, heldFrom, isWalkKey, STILL, together } from "./walk-model.ts";

/** A press that moved less than this many pixels is a click, not a drag. */
const CLICK = 6;
/** Elements that use the same keys themselves. */
const BUSY =
  "input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu], [role=listbox], [role=dialog], [role=slider], [role=radiogroup], [role=tablist], [role=grid]";

export type ControlsProps = {
  /** A click on the floor led there. */
  onWalkTo?: ((place: Vec3) => void) | undefined;
  /** A click on somebody. */
  onPerson?: ((avatar: string) => void) | undefined;
  /** A click on the gate of the link on which I stand. */
  onLink?: ((link: Link) => void) | undefined;
  /** What a thumb on the page's stick asks for, read once a picture. */
  stick?: { readonly current: Held } | undefined;
  /** The wheel steps back from my eyes, and into them again; without this it is the page's. */
  onView?: ((view: View) => void) | undefined;
};

/** Whether what has the focus takes the walking keys for itself. */
function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(BUSY) !== null;
}

export function Controls({ onWalkTo, onPerson, onLink, stick, onView }: ControlsProps) {
  const { visit, body, ground } = useWorld();
  const canvas = useThree((state) => state.gl.domElement);
  const camera = useThree((state) => state.camera) as PerspectiveCamera;
  const pressed = useRef<Held>(STILL);
  const gates = useMemo(
    () => visit.space.links.map((link) => gateOf(link, visit.space, (x, z, y) => ground.groundAt(x, z, y))),
    [visit, ground],
  );

  useFrame(() => {
    const mine = hasKeys(canvas);
    const pads = mine && document.hasFocus() ? heldFromPads(navigator.getGamepads()) : STILL;
    body.held = together(mine ? pressed.current : STILL, stick?.current ?? STILL, pads);
  }, -15);

  useEffect(() => {
    const keys = new Set<string>();
    const stop = () => {
      keys.clear();
      pressed.current = STILL;
    };
    const down = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isWalkKey(event.code)) return;
      if (typing(event.target) || !hasKeys(canvas)) return;
      keys.add(event.code);
      pressed.current = heldFrom(keys);
      if (event.code.startsWith("Arrow")) event.preventDefault();
    };
    const up = (event: KeyboardEvent) => {
      if (keys.delete(event.code)) pressed.current = heldFrom(keys);
    };
    const focus = (event: FocusEvent) => {
      if (typing(event.target)) stop();
      else if (event.target instanceof Node && event.target.contains(canvas)) takeKeys(canvas);
    };
    const hidden = () => {
      if (document.hidden) stop();
    };
    takeKeys(canvas);
    window.addEventListener("keydown", down);
    window.addEventListener("keyup", up);
    window.addEventListener("blur", stop);
    document.addEventListener("focusin", focus);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      stop();
      dropKeys(canvas);
      window.removeEventListener("keydown", down);
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", stop);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("visibilitychange", hidden);
    };
  }, [canvas]);

  useEffect(() => {
    if (onView === undefined) return;
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      onView(event.deltaY > 0 ? "behind" : "eyes");
    };
    canvas.addEventListener("wheel", turn, { passive: false });
    return () => canvas.removeEventListener("wheel", turn);
  }, [canvas, onView]);

  useEffect(() => {
    let press: { pointer: number; x: number; y: number; far: number } | null = null;
    const along = new Vector3();
    const clicked = (x: number, y: number) => {
      const box = canvas.getBoundingClientRect();
      along.set(((x - box.left) / box.width) * 2 - 1, 1 - ((y - box.top) / box.height) * 2, 0.5);
      along.unproject(camera).sub(camera.position).normalize();
      const eye: Vec3 = [camera.position.x, camera.position.y, camera.position.z];
      const way: Vec3 = [along.x, along.y, along.z];
      const person = personAt(visit.avatars.values(), eye, way);
      const place = groundPoint(ground, eye, way);
      const placeAway =
        place === undefined ? Number.POSITIVE_INFINITY : Math.hypot(place[0] - eye[0], place[2] - eye[2]);
      const met = gateAt(gates, eye, way);
      const gate = met !== null && met.away < placeAway && ground.walls.sees(...eye, ...met.at) ? met.gate : null;
      const to = gate?.middle ?? place;
      if (gate !== null && linkAt([gate.link], visit.me.pose.position) !== null) onLink?.(gate.link);
      else if (gate === null && person !== null && person.distance < placeAway && onPerson !== undefined)
        onPerson(person.id);
      else if (to !== undefined) {
        body.walkTo(to);
        onWalkTo?.(to);
      }
    };
    const down = (event: PointerEvent) => {
      if (press !== null || event.button !== 0 || document.pointerLockElement === canvas) return;
      press = { pointer: event.pointerId, x: event.clientX, y: event.clientY, far: 0 };
      takeKeys(canvas);
      canvas.setPointerCapture(event.pointerId);
      canvas.closest<HTMLElement>("[tabindex]")?.focus({ preventScroll: true });
    };
    const look = (dx: number, dy: number) => {
      const view = dragged(body, dx, dy, canvas.clientHeight, (camera.fov * Math.PI) / 180);
      body.yaw = view.yaw;
      body.pitch = view.pitch;
    };
    const move = (event: PointerEvent) => {
      // A locked mouse turns the head; a drag turns the picture, the other way round.
      if (document.pointerLockElement === canvas) look(-event.movementX, -event.movementY);
      if (press?.pointer !== event.pointerId) return;
      const [dx, dy] = [event.clientX - press.x, event.clientY - press.y];
      press.far += Math.hypot(dx, dy);
      press.x = event.clientX;
      press.y = event.clientY;
      if (press.far < CLICK) return;
      look(dx, dy);
      canvas.style.cursor = "grabbing";
    };
    const up = (event: PointerEvent) => {
      if (press?.pointer !== event.pointerId) return;
      if (press.far < CLICK && event.type === "pointerup") clicked(event.clientX, event.clientY);
      press = null;
      canvas.style.cursor = "";
    };
    canvas.style.touchAction = "none";
    canvas.addEventListener("pointerdown", down);
    canvas.addEventListener("pointermove", move);
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    return () => {
      canvas.removeEventListener("pointerdown", down);
      canvas.removeEventListener("pointermove", move);
      canvas.removeEventListener("pointerup", up);
      canvas.removeEventListener("pointercancel", up);
    };
  }, [canvas, camera, visit, body, ground, gates, onWalkTo, onPerson, onLink]);

  return <WalkMarker />;
}
