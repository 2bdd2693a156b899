/** VrPossible: whether a headset could be entered from this page, asked without fetching anything of the world. */

/** Some browsers look for a headset's software first; whoever enters meanwhile is not kept waiting. ms. */
const PATIENCE_MS = 3000;

/** False on an insecure page, in browsers without WebXR, and where the browser does not say in time. */
export async function isVrPossible(): Promise<boolean> {
  const asked = navigator.xr?.isSessionSupported("immersive-vr") ?? Promise.resolve(false);
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
  return await Promise.race([asked.catch(() => false), late]);
}
