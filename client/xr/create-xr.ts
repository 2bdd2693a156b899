/**
 * Xr: the way into a headset. Nothing comes from another host: the controllers' profiles lie in `/xr-profiles/`, and no
 * emulator is part of the page.
 */
import { createXRStore, type XRStore } from "@react-three/xr";

export type Xr = { readonly store: XRStore };

/** One for the page; its `<XrRoom>` uses it. */
export function createXr(): Xr {
  return {
    store: createXRStore({
      emulate: false,
      offerSession: false,
      enterGrantedSession: false,
      baseAssetPath: new URL("/xr-profiles/", location.href).href,
      // People see their own cloth hands, drawn with everybody else's.
      controller: false,
      hand: false,
      gaze: false,
      transientPointer: false,
      screenInput: false,
      anchors: false,
      bodyTracking: false,
      depthSensing: false,
      domOverlay: false,
      handTracking: true,
      hitTest: false,
      layers: false,
      meshDetection: false,
      planeDetection: false,
    }),
  };
}

/** Enters the headset; must be called from a click. Resolves when inside; rejects when the wearer or browser says no. */
export async function enterVR(xr: Xr): Promise<void> {
  await xr.store.enterVR();
}
