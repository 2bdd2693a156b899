/**
 * ReplayWorld: a capsule in its place, from any standpoint: round a point, from above, or through somebody's eyes. It does
 * nothing by itself: the clock that it is given says which moment is drawn.
 */
import { Canvas, useFrame, useThree } from "@react-three/fiber";
import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { type Camera, PerspectiveCamera, Quaternion, Vector3 } from "three";
import type { Capsule } from "../../../shared/conduct/capsule.ts";
import type { Vec3 } from "../../../shared/pose/pose.ts";
import { Ground } from "../../../shared/space/ground.ts";
import type { Space } from "../../../shared/space/space.ts";
import type { Walls } from "../../../shared/space/walls.ts";
import "../elements.ts";
import { DETAIL_BUDGETS } from "../avatars/detail.ts";
import { canvasProps } from "../canvas-props.ts";
import { drawingPower, usualQuality } from "../machine.ts";
import type { Place } from "../place/index.ts";
import { PlaceHere } from "../place-here.tsx";
import { Cast, type CastView } from "./cast.ts";
import { Orbit } from "./orbit.ts";
import type { ReplayClock } from "./replay-clock.ts";

export type ReplayWorldProps = {
  capsule: Capsule;
  space: Space;
  /** The address of the space's server, without a slash at its end; "" for the page's own. */
  server: string;
  clock: ReplayClock;
  view: CastView & { from: "free" | "above" };
  reducedMotion: boolean;
  /** What a screen reader calls it. */
  label: string;
  onMissing: () => void;
  onReady?: (() => void) | undefined;
};

/** Names are larger than in a visit by this much at least, and grow with the distance, metres. */
const NAMES_GROW = 1.5;
const NAMES_FAR = 5;
/** Radians for a pixel, and for a key. */
const DRAGGED = 0.006;
const KEYED = 0.12;
const KEYED_ZOOM = 1.15;

export function ReplayWorld(props: ReplayWorldProps) {
  const [power] = useState(drawingPower);
  const { onMissing } = props;
  useEffect(() => {
    if (power === "none") onMissing();
  }, [power, onMissing]);
  return power === "none" ? null : <Drawn {...props} />;
}

function Drawn({ capsule, space, server, clock, view, reducedMotion, label, onReady }: ReplayWorldProps) {
  const [orbit] = useState(() => new Orbit());
  const place = useRef<Place | null>(null);
  const [quality] = useState(usualQuality);
  const shown = useRef(view);
  shown.current = view;
  const { from } = view;
  useEffect(() => orbit.stand(from), [orbit, from]);
  return (
    <div {...useDrag(orbit)} style={{ position: "absolute", inset: 0, touchAction: "none" }}>
      <Canvas
        {...canvasProps(quality)}
        tabIndex={0}
        role="application"
        aria-label={label}
        onKeyDown={(event) => {
          if (!keyed(orbit, event.key)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onWheel={(event) => orbit.zoom(Math.exp(event.deltaY * 0.001))}
      >
        <PlaceHere server={server} space={space} quality={quality} place={place} bare onPlace={() => onReady?.()} />
        <Scene
          capsule={capsule}
          space={space}
          clock={clock}
          shown={shown}
          orbit={orbit}
          place={place}
          budget={DETAIL_BUDGETS[quality]}
          still={reducedMotion}
        />
      </Canvas>
    </div>
  );
}

function Scene({
  capsule,
  space,
  clock,
  shown,
  orbit,
  place,
  budget,
  still,
}: {
  capsule: Capsule;
  space: Space;
  clock: ReplayClock;
  shown: { readonly current: ReplayWorldProps["view"] };
  orbit: Orbit;
  place: { readonly current: Place | null };
  budget: (typeof DETAIL_BUDGETS)[keyof typeof DETAIL_BUDGETS];
  still: boolean;
}) {
  const scene = useThree((state) => state.scene);
  const cast = useRef<Cast>(null);
  const before = useRef(0);
  const eye = useMemo(() => new Vector3(), []);
  const looked = useMemo(() => new Vector3(), []);
  const walls = useMemo(() => new Ground(space).walls, [space]);
  const cleared = useRef<string | null>(null);
  useEffect(() => {
    const made = new Cast(capsule, space.brand.colour);
    cast.current = made;
    scene.add(made.group);
    return () => {
      cast.current = null;
      made.dispose();
    };
  }, [scene, capsule, space]);

  useFrame(({ camera }, delta) => {
    clock.advance(performance.now());
    const { at } = clock;
    const view = shown.current;
    const dt = Math.min(0.25, Math.abs(at - before.current) / 1000);
    before.current = at;
    cast.current?.bring(view, { at, dt });
    const seer = cast.current?.bodyOf(view.eyes);
    if (seer === undefined) {
      const middle = cast.current?.middle(view.pair);
      if (middle) orbit.follow(middle, delta, still);
      const people = cast.current?.places(view.pair) ?? [];
      const wanted = `${view.from} ${view.pair.join(" ")}`;
      if (middle && cleared.current !== wanted) {
        cleared.current = wanted;
        if (view.from === "free") orbit.clear((eyes) => people.filter((one) => isSeen(walls, eyes, one)).length);
      }
      const from = orbit.place();
      camera.position.set(...from);
      const isClear = orbit.high < ROOFS && people.every((one) => isSeen(walls, from, one));
      setNear(camera, isClear ? null : orbit);
      camera.up.set(0, 1, 0);
      camera.lookAt(...orbit.target);
    } else {
      setNear(camera, null);
      // From the middle of the head to the eyes.
      camera.quaternion.copy(seer.posture.headTurn);
      camera.position
        .copy(seer.posture.head)
        .add(eye.set(0, 0.016, -0.1).applyQuaternion(turn.copy(camera.quaternion)));
    }
    camera.getWorldPosition(eye);
    // Names are read from above too, and from further than one walks; through somebody's eyes they are as in a visit.
    const away = eye.distanceTo(looked.set(...orbit.target));
    const grown = seer === undefined ? Math.max(NAMES_GROW, away / NAMES_FAR) : 1;
    const sunAt = (x: number, z: number) => place.current?.sunAt(x, z) ?? 1;
    cast.current?.draw(view, { at, dt, eye, turn: camera.quaternion, grown, budget, sunAt });
  }, -9);
  return null;
}

const turn = new Quaternion();

/** The nearest that is drawn where nothing is in the way, and what stays in front of the point that is gone round; metres. */
const NEAR = 0.05;
const IN_FRONT = 2.2;
/** An eye higher than this over the floor may have a roof below it, metres. */
const ROOFS = 4.2;

/** Roofs and columns between the standpoint and those who are looked at are cut away, as far as no floor is. */
function setNear(camera: Camera, orbit: Orbit | null): void {
  if (!(camera instanceof PerspectiveCamera)) return;
  const half = (camera.fov * Math.PI) / 360;
  const near = orbit === null ? NEAR : Math.max(NEAR, Math.min(orbit.floorDepth(half), orbit.distance - IN_FRONT));
  if (Math.abs(camera.near - near) < 0.001) return;
  camera.near = near;
  camera.updateProjectionMatrix();
}

/** Whether somebody at a place on the floor is seen from an eye, with some room beside them. */
function isSeen(walls: Walls, [x, y, z]: Vec3, [toX, toY, toZ]: Vec3): boolean {
  return SIDES.every(([dx, dz]) => walls.sees(x, y, z, toX + dx, toY + SEEN_HEIGHT, toZ + dz));
}

const SEEN_HEIGHT = 1.2;
const SIDES = [
  [0, 0],
  [0.3, 0.3],
  [-0.3, -0.3],
  [0.3, -0.3],
  [-0.3, 0.3],
] as const;

/** Turns round, or nearer and further; false for a key that does neither. */
function keyed(orbit: Orbit, key: string): boolean {
  if (key === "ArrowLeft") orbit.turn(-KEYED, 0);
  else if (key === "ArrowRight") orbit.turn(KEYED, 0);
  else if (key === "ArrowUp") orbit.turn(0, KEYED);
  else if (key === "ArrowDown") orbit.turn(0, -KEYED);
  else if (key === "+" || key === "=") orbit.zoom(1 / KEYED_ZOOM);
  else if (key === "-") orbit.zoom(KEYED_ZOOM);
  else return false;
  return true;
}

/** One finger or button goes round, two fingers go nearer and further, the other button or Shift moves the point. */
function useDrag(orbit: Orbit) {
  const held = useRef(new Map<number, { x: number; y: number }>());
  const letGo = ({ pointerId }: PointerEvent) => void held.current.delete(pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      held.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: ({ pointerId, clientX, clientY, buttons, shiftKey }: PointerEvent) => {
      const last = held.current.get(pointerId);
      if (last === undefined) return;
      const other = [...held.current].find(([id]) => id !== pointerId)?.[1];
      const [dx, dy] = [clientX - last.x, clientY - last.y];
      if (other) {
        const apart = (point: { x: number; y: number }) => Math.hypot(point.x - other.x, point.y - other.y);
        orbit.zoom(apart(last) / Math.max(1, apart({ x: clientX, y: clientY })));
      } else if (buttons === 2 || shiftKey) orbit.pan((-dx * orbit.distance) / 700, (dy * orbit.distance) / 700);
      else orbit.turn(-dx * DRAGGED, dy * DRAGGED);
      held.current.set(pointerId, { x: clientX, y: clientY });
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
  };
}
