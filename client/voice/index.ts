/** client/voice: voices as they are heard, each from a mouth, and the devices for them. */
export { canDecode } from "./decoder.ts";
export {
  type Device,
  type Devices,
  listDevices,
  type MicrophoneFailure,
  onDevicesChanged,
  openMicrophone,
} from "./devices.ts";
export { VoiceEars } from "./ears.ts";
export { Level } from "./level.ts";
export { type SessionState, type VoiceChoices, VoiceSession } from "./session.ts";
