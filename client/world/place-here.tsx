/** PlaceHere: the place itself in the picture: its model, light, sky and sea, loaded once and anew when its file changes. */
import { useFrame, useThree } from "@react-three/fiber";
import { useEffect, useRef } from "react";
import type { Space } from "../../shared/space/space.ts";
import type { Quality } from "./context.ts";
import { barePlace, loadPlace, type Place, type PlaceQuality } from "./place/index.ts";

/** Where a server keeps the files of a space. */
const folderOf = (server: string, space: Space) => `${server}/spaces/${encodeURIComponent(space.id)}/`;

export type PlaceHereProps = {
  /** The address of the space's server, without a slash at its end; "" for the page's own. */
  server: string;
  space: Space;
  quality: Quality;
  /** Where the place is kept for whoever asks how much sun falls on somebody; null until it is there. */
  place: { current: Place | null };
  /** Bare floors stand while the model is on its way. */
  bare?: boolean;
  /** It stands, or its bare floors do; and again where files could not be had, which `missing` names. */
  onPlace?: ((missing: readonly string[]) => void) | undefined;
};

/** A model that is there by then is waited for, and longer where bare floors would be all that somebody sees. ms. */
const PATIENCE_MS = 400;
const PATIENCE_WORN_MS = 8000;

export function PlaceHere({ server, space, quality, place, bare = false, onPlace }: PlaceHereProps) {
  const gl = useThree((state) => state.gl);
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
    const stand = (next: Place) => {
      // The old place stays until the new one is there: nobody sees a file being saved.
      place.current?.group.removeFromParent();
      place.current?.dispose();
      place.current = next;
      next.setQuality(wanted.current);
      scene.add(next.group);
      scene.fog = next.fog;
      invalidate();
    };
    let untold = true;
    const tell = (missing: readonly string[] = []) => {
      if (untold || missing.length > 0) told.current?.(missing);
      untold = false;
    };
    // Whoever waits for a model stands on bare floors meanwhile, among people.
    const waiting = setTimeout(
      () => {
        if (place.current !== null || !bare) return;
        stand(barePlace(space, { quality: "baked" }));
        tell();
      },
      gl.xr.isPresenting ? PATIENCE_WORN_MS : PATIENCE_MS,
    );
    void loadPlace(space, folderOf(server, space), { quality: wanted.current }).then((loaded) => {
      clearTimeout(waiting);
      if (gone) {
        loaded.dispose();
        return;
      }
      stand(loaded);
      tell(loaded.missing);
      void loaded.pictures.then((missing) => {
        if (gone) return;
        invalidate();
        if (missing.length > 0) tell([...loaded.missing, ...missing]);
      });
    });
    return () => {
      gone = true;
      clearTimeout(waiting);
    };
  }, [server, space, scene, place, bare, gl, invalidate]);
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
