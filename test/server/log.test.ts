import { expect, test } from "vitest";
import { createLog } from "../../server/log.ts";

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> & { all: string } {
  let all = "";
  write(
    createLog({
      write: (line) => {
        all += line;
      },
    }),
  );
  return { ...(JSON.parse(all) as Record<string, unknown>), all };
}

test("[RUN19] A log line is JSON with its time and level.", () => {
  const line = logged((log) => log.info({ people: 3 }, "a step"));
  expect(line).toMatchObject({ level: "info", people: 3, msg: "a step" });
  expect(Number.isFinite(Date.parse(line.time as string))).toBe(true);
});

test("[RUN19] What could hold a name, a text, a key, a token or an address is left out wherever it stands.", () => {
  const personal = "Ada-personal";
  const line = logged((log) =>
    log.warn(
      {
        code: "kept",
        name: personal,
        key: personal,
        Token: personal,
        ip: personal,
        person: personal,
        message: { text: personal },
        visitor: { name: personal, deeper: [{ text: personal, rule: "spam" }] },
        request: { headers: { cookie: personal }, url: `/s/plaza?${personal}`, method: "POST" },
        bytes: new TextEncoder().encode(personal),
        err: Object.assign(new Error(`Failed query: select $1\nparams: ${personal}`), {
          detail: personal,
          code: "23505",
        }),
      },
      "told",
    ),
  );
  expect(line.all).not.toContain(personal);
  expect(line.all).toContain('"rule":"spam"');
  expect(line.all).toContain("kept");
  expect(line.all).toContain("23505");
  expect(line.all).toContain("Failed query: select $1");
});

test("[RUN19] An error alone, or within another, says what and where, not what a query was given.", () => {
  const cause = new Error("duplicate key\nparams: Ada-personal");
  const line = logged((log) => log.error(new Error("could not be kept\nparams: Ada-personal", { cause })));
  expect(line.all).not.toContain("Ada-personal");
  expect(line.err).toMatchObject({ message: "could not be kept", cause: { message: "duplicate key" } });
  expect((line.err as { stack: string[] }).stack[0]).toContain("log.test.ts");
});

test("[RUN19] What goes round in a circle is cut, and a line is still written.", () => {
  const circle: Record<string, unknown> = { rule: "spam" };
  circle.again = circle;
  expect(logged((log) => log.info({ circle }, "round")).msg).toBe("round");
});
