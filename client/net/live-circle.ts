/** Live circle: the private conversation I am in, as the server tells it. */
import type { Verb } from "../../shared/protocol/from-client/index.ts";
import type { FromServer } from "../../shared/protocol/from-server/index.ts";
import type { Circle } from "./visit.ts";

type Ask = (verb: Verb, payload: object) => Promise<unknown>;

export class LiveCircle implements Circle {
  readonly #ask: Ask;
  members: Circle["members"] = [];
  middle: Circle["middle"] = null;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  tell(circle: FromServer["circle"]): void {
    this.members = circle?.members ?? [];
    this.middle = circle?.middle ?? null;
  }

  invite: Circle["invite"] = async (avatar) => void (await this.#ask("inviteToCircle", { avatar }));
  join: Circle["join"] = async (avatar) => void (await this.#ask("joinCircle", { avatar }));
  leave: Circle["leave"] = async () => void (await this.#ask("leaveCircle", {}));
}
