/**
 * FollowOthers: what other processes of the house have said holds in the copies here too. What they said while nothing could be
 * heard of them is read from the store. Carries BTW2, BTW5 and BTW6.
 */
import type { Standing } from "../../shared/conduct/standing.ts";
import type { Told } from "../between/told.ts";
import type { Topic } from "../between/wire.ts";
import { takeEffect, tell } from "../conduct/measure.ts";
import { ELSEWHERE } from "./arrival.ts";
import { callHere } from "./calls.ts";
import { tellCase, tellOutcome } from "./cases.ts";
import { keepApart } from "./circle.ts";
import { followDoors } from "./draining.ts";
import { handsOf } from "./hands.ts";
import { type House, roomsOf, tellPersons } from "./house.ts";
import { leadHere } from "./leading.ts";
import { tellAddressed } from "./messages.ts";
import { announceOrder, takeOrder, tellHolding, tellOrders } from "./orders.ts";
import { hearsFromAfar } from "./other-processes.ts";
import { takeFriends, tellRemembered } from "./remembered.ts";
import { takeDuty } from "./roster.ts";
import { settleAnew } from "./settle.ts";
import { forgetHere } from "./verbs/own-data.ts";
import { tellAll } from "./verbs/showing.ts";

/** Of so many decisions it is known how somebody stood before, until they are written. */
const MOST_DECIDED = 10_000;

/** From now on. */
export function followOthers(house: House): void {
  const { wire, log } = house;
  const failed = (error: unknown) => log.error({ error }, "what another process said was not done");
  const hear = <Name extends Topic>(topic: Name, act: (value: Told[Name]) => unknown) =>
    wire.on(topic, (value, from) => {
      if (from === wire.here) return;
      try {
        Promise.resolve(act(value)).catch(failed);
      } catch (error) {
        failed(error);
      }
    });
  followPeople(house, hear);
  followConduct(house, hear);
  followShows(house, hear);
  hear("voted", ({ subject }) => {
    const { talks, ballots, ideas } = house.conversation;
    for (const one of [talks, ballots, ideas]) one.voted(subject);
  });
  hear("said", ({ space, message, speaker }) => {
    for (const room of roomsOf(house, space))
      for (const one of room.company.all()) {
        const { role, standing, blocked } = one;
        const listener = { role, isolated: standing.isolated !== null };
        if (hearsFromAfar(listener, speaker, blocked.has(speaker.person))) room.tell(one, "message", message);
      }
  });
  hear("hidden", ({ space, tombstone, hearers }) => tellPersons(house, space, hearers, "hidden", tombstone));
  hear("led", (led) => void leadHere(house, led));
  hear("hello", () => {
    tellHolding(house);
    tellAddressed(house);
    tellRemembered(house);
  });
  wire.onGap(() => readAnew(house).catch(failed));
  wire.tell("hello", null);
}

type Hear = <Name extends Topic>(topic: Name, act: (value: Told[Name]) => unknown) => void;

function followPeople(house: House, hear: Hear): void {
  const tellDoors = followDoors(house);
  house.others.changed = () => {
    house.avatars.elsewhere(house.others.everybody(), house.now());
    tellDoors();
  };
  hear("stood", ({ person, space }) => {
    for (const room of roomsOf(house, space)) room.end(person, "elsewhere", ELSEWHERE);
  });
  hear("blocked", ({ by, other, on }) => keepApart(house, by, other, on));
  hear("friends", ({ a, b, agreed }) => (agreed ? house.friends.agree(a, b) : house.friends.part(a, b)));
  hear("areFriends", (told) => takeFriends(house, told));
  hear("forgotten", async ({ person }) => (await forgetHere(house, person))());
}

function followConduct(house: House, hear: Hear): void {
  /** How whoever is here stood before what was decided in another process, by its id. */
  const before = new Map<string, Standing | null>();
  hear("measure", ({ sanction, stage }) => {
    const hands = handsOf(house);
    if (stage === "decided") {
      before.set(sanction.id, takeEffect(sanction, hands));
      for (const id of before.keys()) if (before.size > MOST_DECIDED) before.delete(id);
      return;
    }
    if (stage === "told") tell(sanction, hands, before.get(sanction.id) ?? null);
    else hands.written(sanction.person, sanction);
    before.delete(sanction.id);
  });
  hear("case", async ({ id }) => {
    const one = await house.cases.fresh(id);
    if (one === null) return;
    tellCase(house, one);
    await tellOutcome(house, one);
  });
  hear("ordered", ({ space, order }) => {
    takeOrder(house, space, order);
    tellOrders(house, space);
  });
  hear("announced", ({ space, order }) => announceOrder(house, space, order));
  hear("knocked", ({ space, person, name }) => void house.orders.knock(space, person, name, house.now()));
  hear("admitted", ({ space, person }) => {
    house.orders.admit(space, person);
    tellOrders(house, space);
  });
  hear("called", (call) => void callHere(house, call));
  hear("panicked", ({ space, person, called }) => house.panics.raisedElsewhere(space, person, called, house.now()));
  hear("calmed", ({ space, person }) => house.panics.calm(space, person));
  hear("duty", (told) => void takeDuty(house, told));
}

function followShows(house: House, hear: Hear): void {
  const { screens } = house;
  hear("shownBack", async ({ space, screen }) => {
    if (await house.screens.back(space, screen, false))
      tellAll(house, space, "show", { screen, show: house.screens.find(space, screen) ?? null });
  });
  hear("shown", async ({ space, screen, put }) => {
    screens.take(space, screen, put);
    tellAll(house, space, "show", { screen, show: screens.find(space, screen) ?? null });
  });
  hear("turned", ({ space, turn }) => {
    screens.takeTurn(space, turn);
    tellAll(house, space, "turn", turn);
  });
}

/** Others were not heard for a while: what they may have decided, asked, voted and shown is read from the store. */
async function readAnew(house: House): Promise<void> {
  const { conversation, store, screens, wire } = house;
  conversation.talks.recount();
  conversation.ballots.recount();
  const here = [...house.rooms].flatMap((room) => [...room.company.all()].map((visitor) => ({ room, visitor })));
  for (const { room, visitor } of here) {
    const decisions = house.decided.with(visitor.person, await store.conduct.decisions(visitor.person, house.now()));
    settleAnew(room, visitor, decisions);
  }
  if (wire.away) return;
  for (const { space, screen } of await screens.readAnew())
    tellAll(house, space, "show", { screen, show: screens.find(space, screen) ?? null });
  wire.tell("hello", null);
}
