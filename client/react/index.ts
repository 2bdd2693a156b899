/** client/react: the visit for React, shared by the world and the page around it. */
export { useCircle, useInvitations } from "./circle.ts";
export {
  useAudience,
  useAvatar,
  useAvatars,
  useConnection,
  useConversation,
  useCorrection,
  useCount,
  useEvening,
  useMe,
  useMessages,
  useMet,
  useMyBubble,
  useNearby,
  useNews,
  useNotices,
  useOrdered,
  useScreens,
  useSpace,
} from "./hooks.ts";
export { useHouseRules } from "./house-rules.ts";
export type { Met } from "./met.ts";
export type { Nearby } from "./nearby.ts";
export { useStage, useTeam } from "./team.ts";
export { useVisit, VisitProvider } from "./visit-context.tsx";
export { useAhead, useLinkHere } from "./ways-on.ts";
