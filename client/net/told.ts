/** Told: what the server says by name, taken in as it comes and kept as it stands: who is here, what is shown, what holds for me. */
import { isStaff } from "../../shared/conduct/roles.ts";
import type { FromServer, FromServerName } from "../../shared/protocol/from-server/index.ts";
import type { Space } from "../../shared/space/space.ts";
import type { Beat } from "./beat.ts";
import type { Doors } from "./coming-back.ts";
import { Company } from "./company.ts";
import type { Events } from "./events.ts";
import type { Line } from "./line.ts";
import type { LiveCircle } from "./live-circle.ts";
import { NOTHING_ORDERED } from "./live-conduct.ts";
import type { LiveConversation } from "./live-conversation.ts";
import { LiveAnnounced, type LiveMessages } from "./live-messages.ts";
import type { LiveTeam } from "./live-team.ts";
import { Screens } from "./screens.ts";
import type { ServerClock } from "./server-clock.ts";
import type { Visit, VisitEvents } from "./visit.ts";
import type { LiveVoice } from "./voice/live-voice.ts";

type Parts = {
  events: Events<VisitEvents>;
  clock: ServerClock;
  beat: Beat;
  voice: LiveVoice;
  circle: LiveCircle;
  conversation: LiveConversation;
  messages: LiveMessages;
  team: LiveTeam;
  doors: (doors: Doors) => void;
};
type Takes = { [Name in FromServerName]: (value: FromServer[Name]) => void };

export class Told {
  readonly company: Company;
  readonly screens: Screens;
  /** Undefined until I am welcomed. */
  space: Space | undefined;
  copy = 1;
  myBubble: Visit["myBubble"] = { radius: null, for: "strangers" };
  panicking: Visit["panicking"] = null;
  ordered = NOTHING_ORDERED;
  evening: Visit["evening"] = null;
  #elsewhere = 0;
  readonly announced = new LiveAnnounced();
  stage: Visit["stage"] = { light: null, megaphone: null };
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.company = new Company(parts.events);
    this.screens = new Screens(parts.events);
  }

  /** People in all copies of the space. */
  get audience(): number {
    return this.company.count + this.#elsewhere;
  }

  /** My bubble was set as I wished: what it leaves out stays. */
  wishBubble(wish: Partial<Visit["myBubble"]>): void {
    const { radius, for: mode } = this.myBubble;
    this.myBubble = { radius: wish.radius ?? radius, for: wish.for ?? mode };
    if (this.company.me) this.#parts.events.emit("me", this.company.me);
  }

  /** Takes in what comes over a room while `hears` says that it still counts. */
  listen(room: Line["room"], hears: () => boolean): void {
    for (const [name, take] of Object.entries(this.#takes())) {
      room.onMessage(name, (value: never) => {
        if (hears()) (take as (value: never) => void)(value);
      });
    }
    // A newer server may tell more than this client knows.
    room.onMessage("*", () => {});
  }

  #takes(): Takes {
    const { company, screens } = this;
    const { events, voice, circle, conversation, messages, team } = this.#parts;
    const passOn =
      <Name extends FromServerName & keyof VisitEvents>(name: Name) =>
      (value: VisitEvents[Name]) =>
        events.emit(name, value);
    return {
      welcome: (welcome) => this.#welcome(welcome),
      doors: (doors) => this.#parts.doors(doors),
      avatars: (list) => {
        company.tellAvatars(list);
        if (company.me && !isStaff(company.me.role) && team.shifts.length + team.words.length + team.ready.length > 0)
          this.#tellTeam(() => team.clear());
      },
      reactions: passOn("reactions"),
      stage: (stage) => {
        this.stage = stage;
        events.emit("stage", stage);
      },
      team: (told) => this.#tellTeam(() => team.tell(told)),
      gone: (ids) => company.tellGone(ids),
      persons: (persons) => company.tellPersons(persons),
      panic: (panic) => {
        this.panicking = panic;
        company.tellPanics({ [company.myId]: panic !== null });
      },
      panics: (panics) => company.tellPanics(panics),
      closer: (closer) => company.tellCloser(closer),
      corrected: passOn("corrected"),
      message: passOn("message"),
      hidden: passOn("hidden"),
      notice: (notice) => {
        if (notice.kind === "muted" || notice.kind === "unmuted")
          voice.tellMuted(notice.kind === "muted", notice.until);
        if (notice.kind === "hushed") voice.tellHushed();
        this.announced.take(notice);
        events.emit("notice", notice);
      },
      news: (news) => {
        this.announced.recall(news);
        events.emit("news", this.announced.news);
      },
      case: passOn("case"),
      ordered: (ordered) => {
        this.ordered = ordered;
        events.emit("ordered", ordered);
      },
      evening: (evening) => {
        this.evening = evening;
        events.emit("evening", evening);
      },
      questions: (told) => {
        conversation.tellQuestions(told);
        events.emit("questions", conversation);
      },
      ideas: (told) => {
        conversation.tellIdeas(told);
        events.emit("ideas", conversation);
      },
      polls: (told) => {
        conversation.tellPolls(told);
        events.emit("polls", conversation);
      },
      hands: (told) => {
        conversation.tellHands(told);
        events.emit("hands", conversation);
      },
      messages: (told) => {
        messages.tell(told);
        events.emit("messages", messages);
      },
      trouble: passOn("trouble"),
      rehearsal: passOn("rehearsal"),
      roster: passOn("roster"),
      heard: (heard) => voice.tellHeard(heard),
      carrier: (carrier) => voice.tellCarrier(carrier),
      microphone: (microphone) => voice.tellMicrophone(microphone),
      speaking: (speaking) => {
        for (const avatar of company.tellSpeaking(speaking)) voice.tellSpeaking(avatar);
      },
      audience: ({ elsewhere }) => {
        this.#elsewhere = elsewhere;
        events.emit("audience", this.audience);
      },
      crowd: passOn("crowd"),
      went: passOn("went"),
      shows: (shows) => screens.tellShows(shows),
      show: (show) => screens.tellShow(show),
      turn: (turn) => screens.tellTurn(turn),
      circle: (told) => {
        circle.tell(told);
        events.emit("circle", circle);
      },
      invited: ({ avatar: id }) => {
        const avatar = company.find(id);
        if (avatar) events.emit("invited", avatar);
      },
      space: (space) => {
        this.space = space;
        events.emit("space", space);
        screens.fit(space);
      },
      emote: ({ avatar: id, name }) => {
        const avatar = company.find(id);
        if (avatar) events.emit("emote", { avatar, name });
      },
    };
  }

  #tellTeam(tell: () => void): void {
    tell();
    this.#parts.events.emit("team", this.#parts.team);
  }

  #welcome(welcome: FromServer["welcome"]): void {
    const { clock, beat } = this.#parts;
    this.space = welcome.space;
    this.copy = welcome.copy;
    this.myBubble = welcome.bubble;
    this.panicking = null;
    clock.set(welcome.now);
    clock.start();
    beat.start(welcome.stepMs);
    this.company.welcome(welcome);
    this.screens.fit(welcome.space);
  }
}
