/** PictureVisit: a visit that only stands there, for pictures. Whoever is in it was put there; nothing is decided. */

import { liveConduct, NOTHING_ORDERED } from "../../../client/net/live-conduct.ts";
import { LiveConversation, liveConversationHost } from "../../../client/net/live-conversation.ts";
import { liveHost } from "../../../client/net/live-host.ts";
import { LiveMessages } from "../../../client/net/live-messages.ts";
import { LiveTeam, livePeopleHost } from "../../../client/net/live-team.ts";
import { liveScreensHost } from "../../../client/net/screens-host.ts";
import type { Avatar, Visit, VisitEvents } from "../../../client/net/visit.ts";
import { presetLooks } from "../../../client/world/avatars/palette.ts";
import type { Look } from "../../../shared/pose/look.ts";
import type { Wish } from "../../../shared/pose/pose.ts";
import type { Space } from "../../../shared/space/space.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type Put = Partial<Mutable<Avatar>> & { id: string };

export function person(put: Put): Mutable<Avatar> {
  return {
    person: null,
    name: put.id,
    role: "visitor",
    badge: null,
    language: "en",
    device: "desktop",
    look: presetLooks[0] as Look,
    pose: { position: [0, 0, 0], yaw: 0, tick: 1 },
    muted: false,
    isolated: false,
    speaking: false,
    handRaised: false,
    away: false,
    faded: false,
    ghost: false,
    seat: null,
    bubble: 1.2,
    private: false,
    mirrored: false,
    interval: 1,
    panic: false,
    closer: { mine: false, theirs: false },
    ...put,
  };
}

/** A visit with these others, in which I walk wherever I wish. */
export function pictureVisit(space: Space, me: Mutable<Avatar>, others: Mutable<Avatar>[]) {
  const handlers = new Map<string, Set<(value: never) => void>>();
  const done = async () => {};
  const visit: Visit = {
    key: "",
    server: "",
    me,
    avatars: new Map(others.map((avatar) => [avatar.id, avatar])),
    count: others.length + 1,
    audience: others.length + 1,
    space,
    copy: 1,
    myBubble: { radius: null, for: "strangers" },
    panicking: null,
    latency: 20,
    walk(wish: Wish) {
      me.pose = { ...wish, tick: me.pose.tick + 1 };
    },
    teleport: async (position, yaw) => {
      me.pose = { position, yaw, tick: me.pose.tick + 1, jump: true };
    },
    sit: done,
    stand: done,
    go: () => Promise.reject(new Error("a picture goes nowhere")),
    emote: done,
    hand: done,
    say: () => Promise.reject(new Error("nobody hears a picture")),
    on(event, handler) {
      const known = handlers.get(event) ?? new Set();
      known.add(handler as (value: never) => void);
      handlers.set(event, known);
      return () => known.delete(handler as (value: never) => void);
    },
    history: async () => [],
    leave: done,
    time: () => performance.now(),
    export: done,
    forget: done,
    bubble: done,
    allowCloser: done,
    withdrawCloser: done,
    block: done,
    blocks: async () => [],
    unblock: done,
    panic: done,
    calm: done,
    refuge: done,
    screens: new Map(),
    evening: null,
    upload: async () => "",
    show: done,
    turn: done,
    takeOff: done,
    circle: { members: [], middle: null, invite: done, join: done, leave: done },
    voice: {
      carrier: null,
      microphone: {
        open: false,
        manner: "near",
        held: null,
        silent: null,
        floor: false,
        murmur: false,
        murmured: false,
      },
      silenced: null,
      slots: [],
      tracks: null,
      listen: done,
      start: done,
      stop: done,
      mute: done,
      gate: () => {},
      speak: done,
      volume: done,
      murmur: done,
      caption: () => Promise.reject(new Error("nobody hears a picture")),
      why: () => Promise.reject(new Error("nobody hears a picture")),
      quality: async () => ({ carrier: null, loss: null, roundTrip: null }),
      everybody: async () => [],
      hush: done,
      askToSpeak: done,
      floor: done,
      on: () => () => {},
    },
    report: () => Promise.reject(new Error("nobody reads a picture's reports")),
    appeal: done,
    announced: [],
    news: [],
    conversation: new LiveConversation(async <Answer>() => ({}) as Answer),
    stage: { light: null, megaphone: null },
    react: done,
    ready: done,
    team: new LiveTeam(async <Answer>() => ({}) as Answer),
    host: {
      ...liveHost(async <Answer>() => ({}) as Answer),
      ...livePeopleHost("", async <Answer>() => [] as Answer),
      ...liveConversationHost(async <Answer>() => ({}) as Answer),
      messages: new LiveMessages(async <Answer>() => ({}) as Answer),
      ...liveScreensHost(async <Answer>() => ({}) as Answer),
    },
    conduct: liveConduct(
      () => "",
      async <Answer>() => ({ sanction: "" }) as Answer,
      () => NOTHING_ORDERED,
    ),
  };
  const tell = <Name extends keyof VisitEvents>(event: Name, value: VisitEvents[Name]) => {
    for (const handler of handlers.get(event) ?? []) (handler as (value: VisitEvents[Name]) => void)(value);
  };
  return { visit, tell };
}
