/** What both sides share, for programs that build on Stoa: types, schemas, roles and codes. */
export { badgeOf, isStaff, may, POWERS, type Power, ROLES, type Role } from "./conduct/roles.ts";
export { type Look, lookSchema } from "./pose/look.ts";
export { BODY, type Part, type Pose, type Quat, type Vec3, type Wish, wishSchema } from "./pose/pose.ts";
export { EMOTES, type Emote } from "./protocol/from-client/gesture.ts";
export type { Block, Message, Notice } from "./protocol/from-server/index.ts";
export {
  CLOSE_CODES,
  type CloseCode,
  REFUSAL_CODES,
  type Refusal,
  type RefusalCode,
  StoaError,
} from "./protocol/refusal.ts";
export { PROTOCOL_VERSION } from "./protocol/version.ts";
export { momentOf, type Page, pageOf, type Show, type ShowKind } from "./screen/show.ts";
export { type Space, type SpaceFile, spaceSchema } from "./space/space.ts";
