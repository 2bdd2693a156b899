/** Stand: how everything that a host looks after stands at one moment: what acts are made from, and what the parts show. */
import type { Role } from "../../../../shared/conduct/roles.ts";
import type { Show } from "../../../../shared/screen/show.ts";
import type {
  CaseView,
  EveningCue,
  EveningView,
  HandsTold,
  HouseMessageView,
  Idea,
  InvitationView,
  Poll,
  Question,
  ShiftView,
  StaffView,
  StageView,
  Visit,
  WaitingGuest,
} from "../../../net/index.ts";
import { nextOf } from "../../cues.ts";

/** What can be opened in the inbox, by the key it is known by there. */
export type Item =
  | { kind: "question"; key: string; question: Question }
  | { kind: "idea"; key: string; idea: Idea }
  | { kind: "poll"; key: string; poll: Poll };

export type ScreenStand = {
  id: string;
  name: string;
  /** Metres. */
  width: number;
  /** What is on it; null where nothing is. */
  show: Show | null;
};

/** A picture or video that lies in the space's folder. */
export type Stock = { file: string; title: string; kind: "image" | "video" };

/** Somebody with whom a host can do something. */
export type PersonStand = {
  /** Null where they are only known by the avatar in which they stand here. */
  person: string | null;
  /** Null while they are not here. */
  avatar: string | null;
  name: string | null;
  role: Role;
  /** They have that role until the evening is over. */
  forEvening: boolean;
};

/** What is asked of the house while somebody looks after it: nobody tells it by itself. */
export type Asked = {
  /** Who waits before the full space, in their order. */
  guests: readonly WaitingGuest[];
  staff: readonly StaffView[];
  invitations: readonly InvitationView[];
  /** Cases of the space, for whoever moderates too; nobody else is told of any. */
  cases: readonly CaseView[];
};
export const NOTHING_ASKED: Asked = { guests: [], staff: [], invitations: [], cases: [] };

export type Stand = Asked & {
  /** What I am. */
  role: Role;
  now: number;
  /** People in every copy of the space. */
  people: number;
  /** Of them, in this copy. */
  here: number;
  evening: EveningView | null;
  /** What comes next. */
  next: EveningCue | null;
  floor: HandsTold;
  /** Others of the staff, then everybody else in this copy by their names. */
  persons: readonly PersonStand[];
  shifts: readonly ShiftView[];
  stage: StageView;
  /** Messages of the house, the newest first. */
  messages: readonly HouseMessageView[];
  /** Whether the house may be asked. */
  open: boolean;
  questions: readonly Question[];
  /** What was merged into a question. */
  merged: (question: number) => readonly Question[];
  ideas: readonly Idea[];
  polls: readonly Poll[];
  screens: readonly ScreenStand[];
  stock: readonly Stock[];
  zones: readonly { id: string; name: string }[];
  /** What people in this copy read, the most first. */
  languages: readonly { language: string; words: string; count: number }[];
  /** What is open in the inbox. */
  chosen: Item | null;
};

export const keyOf = (kind: Item["kind"], id: number | string): string => `${kind} ${id}`;

export function itemOf(
  { questions, ideas, polls }: Pick<Stand, "questions" | "ideas" | "polls">,
  key: string | null,
): Item | null {
  if (key === null) return null;
  const question = questions.find(({ id }) => keyOf("question", id) === key);
  if (question) return { kind: "question", key, question };
  const idea = ideas.find(({ id }) => keyOf("idea", id) === key);
  if (idea) return { kind: "idea", key, idea };
  const poll = polls.find(({ id }) => keyOf("poll", id) === key);
  return poll ? { kind: "poll", key, poll } : null;
}

export function standOf(visit: Visit, chosen: string | null, asked: Asked = NOTHING_ASKED): Stand {
  const { evening, conversation, space, screens: shows } = visit;
  const { open, questions, ideas, polls, floor } = conversation;
  return {
    ...asked,
    role: visit.me.role,
    now: visit.time(),
    people: visit.audience,
    here: visit.count,
    evening,
    next: evening === null ? null : nextOf(evening.cues),
    floor,
    persons: personsOf(visit, asked.staff),
    shifts: visit.team.shifts,
    stage: visit.stage,
    messages: visit.host.messages.list,
    open,
    questions,
    merged: (question) => conversation.merged(question),
    ideas,
    polls,
    screens: space.screens.map(({ id, name, width }) => ({ id, name, width, show: shows.get(id) ?? null })),
    stock: stockOf(visit),
    zones: space.zones.map(({ id, name }) => ({ id, name })),
    languages: languagesOf(visit),
    chosen: itemOf({ questions, ideas, polls }, chosen),
  };
}

function personsOf({ avatars }: Pick<Visit, "avatars">, staff: readonly StaffView[]): PersonStand[] {
  const known = new Set(staff.map(({ avatar }) => avatar));
  const others = [...avatars.values()].filter(({ id, mirrored }) => !mirrored && !known.has(id));
  return [
    ...staff.filter(({ mine }) => !mine),
    ...others
      .map(({ person, id, name, role }) => ({ person, avatar: id, name, role, forEvening: false }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  ];
}

/** So many languages can be chosen. */
const LANGUAGES_MOST = 12;

function languagesOf({ me, avatars }: Pick<Visit, "me" | "avatars">): Stand["languages"] {
  // `pt` is for whoever reads `pt-BR` too.
  const here = [...avatars.values()].filter(({ mirrored }) => !mirrored);
  const spoken = [me, ...here].map(({ language }) => language.split("-")[0]!.toLowerCase());
  const names = new Intl.DisplayNames(undefined, { type: "language", fallback: "code" });
  return [...Map.groupBy(spoken, (language) => language)]
    .filter(([language]) => /^[a-z]{2,3}$/.test(language))
    .map(([language, { length: count }]) => ({ language, words: names.of(language) ?? language, count }))
    .sort((a, b) => b.count - a.count || (a.language < b.language ? -1 : 1))
    .slice(0, LANGUAGES_MOST);
}

/** What the programme and the space's own file have for screens, each once. */
function stockOf({ evening, space }: Pick<Visit, "evening" | "space">): Stock[] {
  const own = space.screens.flatMap(({ image, video, name }): Stock[] => {
    const file = video ?? image;
    return file === undefined ? [] : [{ file, title: name, kind: video === undefined ? "image" : "video" }];
  });
  const prepared = (evening?.cues ?? []).flatMap(({ do: what }): Stock[] =>
    what?.kind === "screen" ? [{ file: what.file, title: what.title, kind: what.show }] : [],
  );
  return [...new Map([...own, ...prepared].map((one) => [one.file, one])).values()];
}
