/** PlaceHere: the place itself in the picture: its model, light, sky and sea, loaded once and anew when its file changes. */
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useRef } from "react";
import type { Space } from "../../shared/space/space.ts";
import type { Quality } from "./context.ts";
import { loadPlace, type Place, type PlaceQuality } from "./place/index.ts";

/** Where a server keeps the files of a space. */
const folderOf = (server: string, space: Space) => `${server}/spaces/${encodeURIComponent(space.id)}/`;

export type PlaceHereProps = {
  /** The address of the space's server, without a slash at its end; "" for the page's own. */
  server: string;
  space: Space;
  quality: Quality;
  /** Where the place is kept for whoever asks how much sun falls on somebody; null until it is there. */
  place: { current: Place | null };
  /** It stands, or a plain stand-in does: `missing` names files that could not be had. */
  onPlace?: ((missing: readonly string[]) => void) | undefined;
};

export function PlaceHere({ server, space, quality, place, onPlace }: PlaceHereProps) {
  const scene = useThree((state) => state.scene);
  const invalidate = useThree((state) => state.invalidate);
  const seconds = useRef(0);
  const told = useRef(onPlace);
  told.current = onPlace;
  const kind: PlaceQuality = quality === "high" ? "high" : "baked";
  const wanted = useRef(kind);
  wanted.current = kind;

  useEffect(() => {
    let gone = false;
    void loadPlace(space, folderOf(server, space), { quality: wanted.current }).then((loaded) => {
      if (gone) {
        loaded.dispose();
        return;
      }
      // The old place stays until the new one is there: nobody sees a file being saved.
      place.current?.group.removeFromParent();
      place.current?.dispose();
      place.current = loaded;
      loaded.setQuality(wanted.current);
      scene.add(loaded.group);
      scene.fog = loaded.fog;
      invalidate();
      told.current?.(loaded.missing);
    });
    return () => {
      gone = true;
    };
  }, [server, space, scene, place, invalidate]);
  useEffect(() => {
    place.current?.setQuality(kind);
  }, [kind, place]);
  useEffect(() => {
    const { fog } = scene;
    return () => {
      place.current?.group.removeFromParent();
      place.current?.dispose();
      place.current = null;
      scene.fog = fog;
    };
  }, [place, scene]);
  useFrame((_state, delta) => {
    seconds.current += Math.min(delta, 0.1);
    place.current?.update(seconds.current);
  });
  return <color attach="background" args={["#c9d6da"]} />;
}
