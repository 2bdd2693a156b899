/** client/ui/headset: what hangs in the place for a wearer's hands. Comes with all of the 3D world. */
export { HeadsetMenu } from "./headset-menu.tsx";
