/** client/ui/headset: what hangs in the place for a wearer's hands. Comes with all of the 3D world. */
import "../opened-words.ts";

export { HeadsetMenu } from "./headset-menu.tsx";
