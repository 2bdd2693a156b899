/** Erasure: whatever somebody left anywhere in a house, nothing of it is left once they are forgotten. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkExport, exportOf } from "../../../server/ledger.ts";
import { createLog } from "../../../server/log.ts";
import { openStore } from "../../../server/store/open.ts";
import { houseSecret } from "../../../server/store/secret.ts";
import { openBareHouse } from "../../support/bare-house.ts";
import { dataFolder } from "../../support/data-folder.ts";
import { once, pause, until } from "../../support/house.ts";

const KEY = "v".repeat(43);
/** What people wrote, each in another place. */
const WORDS = [
  "haircap name",
  "cushion name",
  "feather name",
  "spoon name",
  "fountain moss",
  "velvet moss",
  "ribbed moss",
  "silver moss",
  "golden moss",
  "thread moss",
  "screw moss",
  "swan moss",
  "apple moss",
  "lantern moss",
  "extinguisher moss",
  "cord moss",
  "pouch moss",
  "bristle moss",
  "beard moss",
  "rock moss",
] as const;

let data: string;
afterAll(() => rmSync(data, { recursive: true, force: true }));

test("[VIS5] [CAS12] Of whoever is forgotten no word is left in rows, files, journal or log, in open cases or with others, and the ledger is whole.", async () => {
  data = await dataFolder();
  const logged: string[] = [];
  const log = createLog({ write: (line: string) => void logged.push(line) });
  const house = await openBareHouse({ data, log, walls: false });
  const say = [...WORDS];
  const next = () => say.shift()!;
  const token = await house.invite({ role: "moderator", space: "plaza", name: next() });
  const [mo, wren, ben] = [
    await house.enter(next(), { token }),
    await house.enterAs("moderator", "Wren"),
    await house.enter("Ben"),
  ];
  const early = await house.enter(next(), { key: KEY });
  await until(() => ben.avatars.has(early.me.id));
  await ben.block(early.me.id);
  await early.leave();
  await ben.unblock((await ben.blocks())[0]!.id);
  await mo.conduct.shield(true, 0.05);
  const renamed = next();
  await house.enter(renamed, { key: KEY }).then(
    (visit) => visit.leave(),
    () => {},
  );
  await mo.conduct.shield(false);
  const vic = await house.enter(renamed, { key: KEY });
  await until(() => vic.avatars.has(ben.me.id) && mo.avatars.has(vic.me.id) && mo.avatars.has(wren.me.id));

  const heard = once(ben, "message");
  await vic.say(next());
  const hidden = await heard;
  await vic.say(next(), { avatar: ben.me.id });
  const { case: one } = await vic.report({ about: ben.me.id, reason: "scaring", note: next() });
  await vic.report({ reason: "other", note: next() });
  const person = mo.avatars.get(vic.me.id)!.person!;
  const { sanction } = await mo.conduct.act({ on: person, do: "mute", minutes: 5, rule: "spam", note: next() });
  await vic.appeal({ sanction, text: next() });
  await mo.conduct.hide({ message: hidden.id, rule: "spam", note: next() });
  await mo.conduct.undo(sanction, next());
  // Nobody asks more than ten things in a second.
  await pause(800);
  await mo.conduct.claim(one);
  await mo.conduct.note(one, next());
  await mo.conduct.escalate(one, next());
  await mo.conduct.claim(one);
  await mo.conduct.handOver(one, wren.me.id, next());
  await mo.conduct.duty(true, next());
  await mo.conduct.callColleague(next());
  await mo.conduct.duty(false, next());
  const { case: two } = await vic.report({ about: wren.me.id, reason: "spam", note: next() });
  const { case: three } = await ben.report({ about: vic.me.id, reason: "spam" });
  await pause(800);
  await mo.conduct.claim(three);
  await mo.conduct.decide(three, { uphold: true, note: next(), act: { do: "warn", rule: "spam" } });
  await ben.block(vic.me.id);
  expect(two).not.toBe(one);
  expect(say).toEqual([]);

  // Until then they have all of it, each their own.
  const own = JSON.stringify([await vic.export(), await mo.export()]);
  const elsewhere = [WORDS[0], WORDS[2], WORDS[16]];
  expect(WORDS.filter((word) => !own.includes(word))).toEqual(elsewhere);
  await Promise.all([vic.forget(), mo.forget()]);
  const told: unknown[] = [await wren.conduct.file(one), await wren.conduct.cases(), await wren.conduct.roster()];
  told.push(await ben.export(), await ben.blocks(), await ben.history(), await wren.export(), await wren.history());
  const left = (text: string) => WORDS.filter((word) => text.includes(word));
  expect(left(JSON.stringify(told))).toEqual([]);
  await house.close();
  expect(left(logged.join("\n"))).toEqual([]);

  const store = await openStore({ data, secret: houseSecret(data) });
  const rows = [await store.cases.open("plaza"), await store.cases.left("plaza", 50), await store.ledger.read(0, 500)];
  expect(left(JSON.stringify([...rows, await store.invitations.staffNames(null)]))).toEqual([]);
  expect(JSON.stringify(rows)).not.toContain(person);
  const pieces: Buffer[] = [];
  for await (const piece of exportOf(store.ledger)) pieces.push(Buffer.from(piece));
  expect(await checkExport(pieces)).toMatchObject({ whole: true });
  await store.close();
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.map((file) => readFileSync(join(file.parentPath, file.name)));
  expect(WORDS.filter((word) => bytes.some((file) => file.includes(word)))).toEqual([]);
});
