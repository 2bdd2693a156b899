/** Team: what staff know of each other, and what hosts do with people and the stage. */
import type { GivenRole, Role } from "../../shared/conduct/roles.ts";
import type {
  InvitationView,
  Invited,
  StaffView,
  TeamTold,
  TeamWordView,
} from "../../shared/protocol/from-server/team.ts";
import type { Task } from "../../shared/team/team.ts";

/** The staff of the space, in every copy; visitors have none of it: everything is empty, and `write` is refused. */
export interface Team {
  /** What staff wrote to each other this evening, the oldest first. */
  readonly words: readonly TeamWordView[];
  /** Who is on when, by when they begin; what is over is left out. */
  readonly shifts: TeamTold["shifts"];
  /** Speakers who have said that they are ready. */
  readonly ready: TeamTold["ready"];
  /** Writes to the staff of this space in every copy, in at most 500 characters; 30 in a minute. */
  write(text: string): Promise<void>;
}

/** What hosts do with people; whoever is none is refused with `not-allowed`. */
export interface PeopleHost {
  /** Puts somebody on from then to then (ms since 1970): staff of that name are reminded five minutes before. */
  setShift(shift: { task: Task; name: string; from: number; until: number }): Promise<void>;
  removeShift(shift: number): Promise<void>;
  /** Everybody of the staff, here or away. */
  team(): Promise<StaffView[]>;
  /**
   * Makes links, one for each name, which lead in whoever opens them first; each is told this once. Names are for this list
   * alone. Hosts ask guests in (`visitor`), owners staff too. At most 50 at once, for 72 hours unless told (60 days at most).
   */
  invite(invitation: { role: Exclude<Role, "owner">; names: readonly string[]; hours?: number }): Promise<Invited[]>;
  /** Every invitation that has not ended, and when it was used, the newest first. */
  invitations(): Promise<InvitationView[]>;
  /** Nobody comes by it any more; `not-found` once it was used. */
  revokeInvitation(invitation: string): Promise<void>;
  /**
   * Makes somebody into what they are from now on in this space; `forEvening`: until this evening is closed, which a host may
   * give to a visitor (`host`) and take back. Everything else only an owner does, and nobody to whom is an owner.
   */
  giveRole(whom: { person: string } | { avatar: string }, role: GivenRole, forEvening?: boolean): Promise<void>;
  /** Puts somebody in the light in every copy, or (null) nobody: `stage` tells everybody. */
  spotlight(avatar: string | null): Promise<void>;
  /** Lends somebody the megaphone for so many seconds (600 at most): everybody in every copy hears them. 0 takes it back. */
  megaphone(avatar: string, seconds: number): Promise<void>;
}
