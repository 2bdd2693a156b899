/** Team: what staff are told of each other, and everybody of the stage. Times are ms since 1970. */
import type { Role } from "../../conduct/roles.ts";
import type { Task } from "../../team/team.ts";

export type ShiftView = { id: number; task: Task; name: string; from: number; until: number };

export type TeamWordView = { id: number; name: string | null; role: Role; text: string; at: number; mine: boolean };

/** What changed of the team; `all`: there are no other words. */
export type TeamTold = {
  shifts: readonly ShiftView[];
  /** Who is ready to speak, by the name they go by. */
  ready: readonly { name: string; at: number; mine: boolean }[];
  words: readonly TeamWordView[];
  all: boolean;
};

/** Somebody in the light or with the megaphone; null for whom I am not shown. */
export type LitView = { avatar: string; name: string };
export type StageView = {
  light: LitView | null;
  megaphone: (LitView & { until: number }) | null;
};

/** Somebody of the staff, as whoever hosts is told of them. */
export type StaffView = {
  person: string;
  name: string | null;
  role: Role;
  /** With this evening it ends; false for good. */
  forEvening: boolean;
  /** Where they are just now; null while they are away. */
  avatar: string | null;
  copy: number | null;
  mine: boolean;
};

export type InvitationView = {
  id: string;
  role: Role;
  /** What its maker called whoever it is for. */
  for: string | null;
  made: number;
  expires: number;
  used: number | null;
  mine: boolean;
};

/** A new invitation: its link is told this once. */
export type Invited = { for: string; role: Role; link: string; expires: number };
