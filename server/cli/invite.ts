/** `stoa invite`: one link, from the running server when there is one, else from the store itself, under its lock. */
import type { Config } from "../config.ts";
import { urlOf } from "../http/server.ts";
import { type InviteAnswer, type InviteRequest, invite } from "../invite.ts";
import { loadSpaces } from "../spaces.ts";
import { openStore } from "../store/open.ts";
import { houseSecret } from "../store/secret.ts";
import { askControl } from "./control.ts";

/**
 * @param now ms since 1970
 * @throws with one sentence: the role or space is not known, or the data folder is in use
 */
export async function inviteFromHere(config: Config, request: InviteRequest, now: number): Promise<InviteAnswer> {
  const asked = await askControl(config.data, "invite", request);
  if (asked !== null) return asked.answer as InviteAnswer;

  const spaces = await loadSpaces(config.spaces);
  const store = await openStore({
    data: config.data,
    databaseUrl: config.databaseUrl ?? undefined,
    secret: houseSecret(config.data, config.secret ?? undefined),
  });
  try {
    return await invite({ store, spaces, url: urlOf(config, config.port), now }, request);
  } finally {
    await store.close();
  }
}
