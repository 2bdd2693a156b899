/**
 * Writer: a process that writes into the store of a data folder for as long as it lives, and tells each row once it
 * was acknowledged: `writer.ts <folder> <secret> <round>`. Its parent kills it.
 */
import { openStore } from "../../../server/store/open.ts";
import { claimOf, messageOf, sanctionOf } from "./rows.ts";

const [data, secret, round] = process.argv.slice(2) as [string, string, string];
const tell = (line: string) => process.stdout.write(`${line}\n`);

const store = await openStore({ data, secret });
const { person, key } = await store.people.create(1);
tell(`person ${person} ${key}`);

const messages = async () => {
  for (let i = 0; ; i += 1) {
    const batch = Array.from({ length: 1 + (i % 9) }, (_, j) => messageOf(person, { id: `m-${round}-${i}-${j}` }));
    await store.messages.add(batch);
    for (const { id } of batch) tell(`message ${id} ${person}`);
  }
};
const sanctions = async () => {
  for (let i = 0; ; i += 1) {
    const id = `s-${round}-${i}`;
    await store.conduct.record(sanctionOf(person, person, { id, note: "a note" }));
    tell(`sanction ${id} ${person}`);
  }
};
const tickets = async () => {
  for (;;) {
    const ticket = await store.tickets.issue(claimOf(person), 9000);
    tell(`ticket ${ticket} ${person}`);
  }
};
await Promise.all([messages(), sanctions(), tickets()]);
