/**
 * View room: the stock room with a neighbourhood for everybody, by what Colyseus has for it: each client's StateView holds
 * its nearest 32, looked for four times a second; who is in counts as a little nearer than they are, so that they stay.
 */
import type { Client } from "@colyseus/core";
import { StateView, schema, t } from "@colyseus/schema";
import { Body, StockRoom } from "./stock-room.ts";

const NEAREST = 32;
/** On the square of the distance. */
const STAYS = 0.75;
const LOOKED_FOR_MS = 250;

const Bodies = schema({ people: t.map(Body).view() }, "ViewedBodies");

type Placed = { hx: number; hz: number };

export class ViewRoom extends StockRoom {
  override state: object = new Bodies();
  readonly #shown = new Map<Client, Set<object>>();
  #turn = 0;

  override onCreate(): void {
    super.onCreate();
    // A fifth of the clients at a time, so that no patch has to carry all the changes.
    this.clock.setInterval(() => this.#look(), LOOKED_FOR_MS / 5);
  }
  override onJoin(client: Client): void {
    super.onJoin(client);
    client.view = new StateView();
    this.#shown.set(client, new Set());
  }
  override onLeave(client: Client): void {
    const body = this.people.get(client.sessionId);
    for (const [other, shown] of this.#shown) if (body && shown.delete(body)) other.view?.remove(body as never);
    this.#shown.delete(client);
    client.view?.dispose();
    super.onLeave(client);
  }

  #look(): void {
    this.#turn += 1;
    const everybody = [...this.people.values()] as Placed[];
    this.clients.forEach((client, i) => {
      if (i % 5 === this.#turn % 5) this.#choose(client, everybody);
    });
  }

  #choose(client: Client, everybody: readonly Placed[]): void {
    const own = this.people.get(client.sessionId) as Placed | undefined;
    const shown = this.#shown.get(client);
    if (!own || !shown) return;
    const away = Float64Array.from(everybody, (body) => {
      if (body === own) return Number.POSITIVE_INFINITY;
      return ((body.hx - own.hx) ** 2 + (body.hz - own.hz) ** 2) * (shown.has(body) ? STAYS : 1);
    });
    const furthest = Math.min(Number.MAX_VALUE, away.toSorted()[NEAREST - 1] ?? Number.MAX_VALUE);
    const wanted = new Set<object>(everybody.filter((_, i) => away[i]! <= furthest));
    for (const body of shown) if (!wanted.has(body)) client.view!.remove(body as never);
    for (const body of wanted) if (!shown.has(body)) client.view!.add(body as never);
    this.#shown.set(client, wanted);
  }
}
