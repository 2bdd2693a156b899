/**
 * PeopleActs: what a host does with people: light, megaphone, roles for this evening and for good, invitations, who is on when,
 * and a word to the staff.
 */
import { type GivenRole, may, mayGive } from "../../../../shared/conduct/roles.ts";
import { TASKS, type Task } from "../../../../shared/team/team.ts";
import { isolate } from "../../../../shared/text/text.ts";
import type { ShiftView, Visit } from "../../../net/index.ts";
import type { IconName } from "../../parts/icon.tsx";
import { clockWords } from "../../times.ts";
import { say } from "../people/words.ts";
import type { Act, Done } from "./act.ts";
import type { PersonStand, Stand } from "./stand.ts";

/** How long the megaphone is lent, seconds. */
const MEGAPHONE_S = 120;
const WORD_MOST = 500;
const NAME_MOST = 80;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many people can be named in the list by name, staff first; each other one by the menu beside them. */
const NAMED_MOST = 60;

export function peopleActs(stand: Stand, visit: Visit): Act[] {
  return [
    {
      id: "team.write",
      words: say("people.act.write"),
      does: say("people.does.write"),
      off: null,
      key: "m",
      part: "people",
      icon: "chat-circle",
      kind: "final",
      sure: say("people.chat.send"),
      fields: [{ name: "text", label: say("people.chat.write"), kind: "lines", most: WORD_MOST }],
      run: async ({ text = "" }) => {
        await visit.team.write(text.trim());
        return null;
      },
    },
    ...shiftActs(stand, visit),
    ...invitationActs(stand, visit),
    ...stand.persons.slice(0, NAMED_MOST).flatMap((person) => personActs(person, stand, visit)),
  ];
}

/** What can be done with one person; `short` is what it is called where their name stands beside it. */
export type PersonAct = Act & { icon: IconName; short: string };

export function personActs(one: PersonStand, { role: mine, stage, now }: Stand, visit: Visit): PersonAct[] {
  const { person, avatar, role, forEvening } = one;
  const name = isolate(one.name ?? say("people.nameless"));
  const key = person ?? avatar ?? "";
  const { host } = visit;
  const base = { off: null, part: "people", kind: "do" } as const;
  const acts: PersonAct[] = [];
  if (avatar !== null) {
    const { light, megaphone } = stage;
    const isLit = light?.avatar === avatar;
    const isLoud = megaphone?.avatar === avatar;
    const lend = (to: typeof megaphone) =>
      to === null
        ? host.megaphone(avatar, 0)
        : host.megaphone(to.avatar, Math.max(1, Math.round((to.until - now) / 1000)));
    acts.push(
      {
        ...base,
        id: `person.light ${key}`,
        words: say(isLit ? "people.act.light.off" : "people.act.light", { name }),
        short: say(isLit ? "people.light.off" : "people.light"),
        does: say(isLit ? "people.does.light.off" : "people.does.light", { name }),
        icon: "presentation",
        run: async () => {
          await host.spotlight(isLit ? null : avatar);
          return { ...done(name), back: () => host.spotlight(light?.avatar ?? null) };
        },
      },
      {
        ...base,
        id: `person.megaphone ${key}`,
        words: say(isLoud ? "people.act.megaphone.off" : "people.act.megaphone", { name }),
        short: say(isLoud ? "people.megaphone.off" : "people.megaphone"),
        does: say(isLoud ? "people.does.megaphone.off" : "people.does.megaphone", { name }),
        icon: "megaphone",
        run: async () => {
          await host.megaphone(avatar, isLoud ? 0 : MEGAPHONE_S);
          return { ...done(name), back: () => lend(megaphone) };
        },
      },
    );
  }
  const whom = person === null ? { avatar: avatar ?? "" } : { person };
  const give = (what: RoleAct, to: GivenRole, isForEvening: boolean, icon: IconName) => {
    if (!mayGive(mine, role, to, isForEvening)) return;
    acts.push({
      ...base,
      id: `person.${what} ${key}`,
      words: say(`people.act.${what}`, { name }),
      short: say(`people.${what}`),
      does: say(`people.does.${what}`, { name }),
      icon,
      run: async () => {
        await host.giveRole(whom, to, isForEvening);
        return { ...done(name), back: () => host.giveRole(whom, role as GivenRole, isForEvening) };
      },
    });
  };
  if (role === "visitor") give("cohost", "host", true, "hand-heart");
  if (forEvening) give("cohost-off", "visitor", true, "user-minus");
  if (may(mine, "invite") && !forEvening) {
    if (role !== "host") give("host", "host", false, "house-line");
    if (role !== "moderator") give("moderator", "moderator", false, "scales");
    if (role !== "visitor") give("visitor", "visitor", false, "user-minus");
  }
  return acts;
}

type RoleAct = "cohost" | "cohost-off" | "host" | "moderator" | "visitor";

const done = (name: string): Done => ({ told: say("people.done", { name }) });

const invitationActs = ({ invitations }: Stand, { host }: Visit): Act[] =>
  invitations
    .filter(({ used }) => used === null)
    .map(({ id, for: whom }): Act => {
      const name = isolate(whom ?? say("people.nameless"));
      return {
        id: `invitation.revoke ${id}`,
        words: say("people.invited.revoke", { name }),
        does: say("people.does.revoke", { name }),
        off: null,
        part: "people",
        kind: "final",
        sure: say("people.invited.revoke.short"),
        run: async () => {
          await host.revokeInvitation(id);
          return { told: say("people.invited.revoked") };
        },
      };
    });

function shiftActs({ shifts, now }: Stand, visit: Visit): Act[] {
  const set = ({ task, name, from, until }: Omit<ShiftView, "id">) => visit.host.setShift({ task, name, from, until });
  return [
    {
      id: "shift.add",
      words: say("people.shifts.add"),
      does: say("people.does.shift"),
      off: null,
      key: "u",
      part: "people",
      icon: "plus",
      kind: "do",
      fields: [
        { name: "who", label: say("people.shifts.who"), kind: "line", most: NAME_MOST },
        {
          name: "task",
          label: say("people.shifts.task"),
          kind: "choice",
          choices: TASKS.map((one) => ({ value: one, words: say("people.task", { task: one }) })),
        },
        { name: "from", label: say("people.shifts.from"), kind: "time", value: clockOf(now) },
        { name: "until", label: say("people.shifts.until"), kind: "time", value: clockOf(now + HOUR_MS) },
      ],
      run: async ({ who = "", task = "host", from = "", until = "" }) => {
        const begins = momentOf(from, now);
        const ends = momentOf(until, begins);
        const name = who.trim();
        // An end before the beginning is one after midnight.
        const shift = { task: task as Task, name, from: begins, until: ends <= begins ? ends + DAY_MS : ends };
        await set(shift);
        const isIt = (one: ShiftView) => one.name === name && one.from === shift.from && one.until === shift.until;
        return {
          told: say("people.shifts.added", { name: isolate(name) }),
          back: async () => {
            const found = visit.team.shifts.findLast(isIt);
            if (found !== undefined) await visit.host.removeShift(found.id);
          },
        };
      },
    },
    ...shifts.map((shift): Act => {
      const name = isolate(shift.name);
      const span = say("people.shifts.span", {
        from: clockWords(shift.from, now),
        until: clockWords(shift.until, now),
      });
      return {
        id: `shift.remove ${shift.id}`,
        words: say("people.shifts.remove", { name }),
        does: say("people.does.shift.remove", { name, span }),
        off: null,
        part: "people",
        kind: "do",
        run: async () => {
          await visit.host.removeShift(shift.id);
          return { told: say("people.shifts.removed", { name }), back: () => set(shift) };
        },
      };
    }),
  ];
}

/** The next moment of a time of day after `after`, also of one that was within the hour before. */
function momentOf(clock: string, after: number): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  const day = new Date(after);
  day.setHours(hours, minutes, 0, 0);
  return day.getTime() <= after - HOUR_MS ? day.getTime() + DAY_MS : day.getTime();
}

const clockOf = (at: number): string => {
  const day = new Date(at);
  return `${String(day.getHours()).padStart(2, "0")}:${String(day.getMinutes()).padStart(2, "0")}`;
};
