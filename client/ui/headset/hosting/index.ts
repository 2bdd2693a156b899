/** client/ui/headset/hosting: what hosts do in a headset; comes for them alone, with the words and the acts of the console. */
export { HostSheet } from "./host-sheet.tsx";
