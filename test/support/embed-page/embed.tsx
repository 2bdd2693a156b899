/** Canvases of somebody else's, strict and with things of their own in them, that the test puts a `<Stoa>` into and takes it out of. */
import { Canvas, useThree } from "@react-three/fiber";
import { StrictMode, useEffect } from "react";
import { createRoot, type Root } from "react-dom/client";
import {
  Avatars,
  Controls,
  Me,
  Place,
  Stoa,
  type StoaError,
  type StoaJoins,
  useAvatars,
  useMe,
  useMessages,
  type Visit,
} from "stoa/react";
import type { Scene } from "three";

type Where = "a" | "b";
type Wish = Pick<StoaJoins, "server" | "space" | "name"> & Partial<StoaJoins>;

const roots = new Map<Where, Root>();
const scenes = new Map<Where, Scene>();
const visits = new Map<Where, Visit>();
/** What was told, in order. */
const told: string[] = [];
/** Whom the hooks see. */
const seen = new Map<Where, { me: string; others: string[]; heard: string[] }>();

function Watcher({ where }: { where: Where }) {
  const me = useMe().name;
  const others = useAvatars().map(({ name }) => name);
  const heard = useMessages().messages.map(({ text }) => text);
  useEffect(() => {
    seen.set(where, { me, others, heard });
    return () => void seen.delete(where);
  });
  return null;
}

function SceneHere({ where }: { where: Where }) {
  const scene = useThree((state) => state.scene);
  scenes.set(where, scene);
  return null;
}

/** A canvas with a box and a light of the page's own; the Stoa stands inside it where there is a wish. */
function show(where: Where, wish: Wish | { visit: Visit } | null): void {
  const root = roots.get(where) ?? createRoot(document.getElementById(where)!);
  roots.set(where, root);
  const onClosed = ({ code }: { code: string }) => void told.push(`${where} closed ${code}`);
  const parts = (
    <>
      <Place onReady={(missing) => told.push(`${where} place ${missing.join()}`)} />
      <Avatars />
      <Me />
      <Controls />
      <Watcher where={where} />
    </>
  );
  root.render(
    <StrictMode>
      <Canvas tabIndex={0} dpr={0.5} gl={{ antialias: false }}>
        <SceneHere where={where} />
        <ambientLight />
        <mesh name="own" />
        {wish === null ? null : "visit" in wish && wish.visit !== undefined ? (
          <Stoa visit={wish.visit} onClosed={onClosed}>
            {parts}
          </Stoa>
        ) : (
          <Stoa
            key={(wish as Wish).name}
            {...(wish as Wish)}
            fallback={<group name="fallback" />}
            onJoined={(visit) => {
              visits.set(where, visit);
              told.push(`${where} joined`);
            }}
            onRefused={(problem) =>
              told.push(`${where} refused ${(problem as Partial<StoaError>).code ?? "unanswered"}`)
            }
            onClosed={onClosed}
          >
            {parts}
          </Stoa>
        )}
      </Canvas>
    </StrictMode>,
  );
}

const page = {
  show,
  told,
  seen: (where: Where) => seen.get(where) ?? null,
  /** The names of what lies in the scene, and whether there is fog. */
  scene: (where: Where) => ({
    names: scenes.get(where)?.children.map(({ name, type }) => name || type) ?? [],
    fog: scenes.get(where)?.fog != null,
  }),
  /** How many people's names stand over their heads. */
  tags: (where: Where) =>
    scenes
      .get(where)
      ?.getObjectByName("tags")
      ?.children.filter(({ visible }) => visible).length ?? 0,
  position: (where: Where) => visits.get(where)!.me.pose.position,
  key: (where: Where) => visits.get(where)!.key,
  /** Another canvas shows the visit of this one. */
  share: (from: Where, to: Where) => show(to, { visit: visits.get(from)! }),
};
export type EmbedPage = typeof page;
Object.assign(window, { page });
