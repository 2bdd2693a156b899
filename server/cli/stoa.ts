#!/usr/bin/env node
/**
 * `stoa`, the command line: `serve`, `invite`, `space check`. What it cannot do it says in one sentence on standard
 * error, and ends with 1.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, Option } from "commander";
import { INVITABLE_ROLES, type Role } from "../../shared/conduct/roles.ts";
import { readConfig } from "../config.ts";
import { PACKAGE_ROOT } from "../folders.ts";
import { inviteFromHere } from "./invite.ts";
import { reportSpace } from "./space-check.ts";

type InvitableRole = Extract<Role, (typeof INVITABLE_ROLES)[number]>;

const { version, description } = JSON.parse(readFileSync(join(PACKAGE_ROOT, "package.json"), "utf8")) as {
  version: string;
  description: string;
};
const json = new Option("--json", "for machines: one JSON object on standard output");

const stoa = new Command("stoa").description(description).version(version).showHelpAfterError();

stoa
  .command("serve")
  .description("open the server; what it is told stands in the environment (see README)")
  .option("--lan", "HTTPS on every address, with a link and a QR code for a headset or phone on this network")
  .option("--dev", "live reload of page and spaces (in the checkout)")
  .addOption(json)
  .action(async ({ lan, dev, json: asJson }: { lan?: true; dev?: true; json?: true }) => {
    const { main } = await import("../main.ts");
    const flags = [...(lan ? ["--lan"] : []), ...(dev ? ["--dev"] : [])];
    await main(readConfig(process.env, flags), { json: asJson === true });
  });

stoa
  .command("invite")
  .description("make a link that gives a role to whoever opens it first")
  .addOption(new Option("--role <role>", "what they will be").choices(INVITABLE_ROLES).makeOptionMandatory())
  .requiredOption("--space <id>", "where")
  .option("--name <name>", "the name kept for them; visitors may not go by it")
  .option("--hours <number>", "how long the link is good", Number, 24)
  .addOption(json)
  .action(async (asked: { role: InvitableRole; space: string; name?: string; hours: number; json?: true }) => {
    const { json: asJson, ...request } = asked;
    const made = await inviteFromHere(readConfig(process.env, []), request, Date.now());
    console.log(asJson ? JSON.stringify(made) : made.link);
  });

stoa
  .command("space")
  .description("about spaces")
  .command("check <folder>")
  .description("check a space's folder: every problem with its file, its path and what was expected there")
  .addOption(json)
  .action(async (folder: string, { json: asJson }: { json?: true }) => {
    const { report, lines } = await reportSpace(folder);
    console.log(asJson ? JSON.stringify(report) : lines.join("\n"));
    if (!report.ok) process.exitCode = 1;
  });

stoa.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
