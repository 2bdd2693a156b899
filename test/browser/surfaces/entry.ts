/** Entry surfaces: the card before the place, and what stands on it. */
import type { Page } from "playwright-core";
import { dialog, keepWaiting, letGo, press, type Surface, there } from "./surface.ts";
import { VOICE_ENTRY } from "./voice.ts";

const refuse = (status: number, code: string, message: string) => async (page: Page) => {
  await page.route("**/api/tickets", (route) => route.fulfill({ status, json: { error: { code, message } } }));
  await press(page, /^Enter$/);
  const card = await there(page.getByRole("alert").filter({ has: page.getByRole("paragraph") }));
  await page.unroute("**/api/tickets");
  return card;
};

/** Before the place, in this order. */
export const ENTRY: readonly Surface[] = [
  { name: "entry", open: (page) => there(page.getByRole("main")), closes: null },
  {
    name: "entry-rules",
    async open(page) {
      await page.getByRole("link", { name: /^Read/ }).click();
      return there(dialog(page, "House rules"));
    },
    closes: /^Read/,
  },
  {
    name: "entry-look",
    async open(page) {
      await press(page, "Change your look");
      return there(dialog(page, "Your look"));
    },
    closes: /^Change your look/,
  },
  {
    name: "entry-missing",
    async open(page) {
      await page.getByLabel("Your name").fill("Ada");
      await press(page, /^Enter$/);
      return there(page.getByText("Agree to the house rules to enter."));
    },
    closes: (page) => page.getByText("I agree to the house rules").click(),
  },
  ...VOICE_ENTRY,
  { name: "refused-full", open: refuse(503, "full", "Plaza holds 100 people and all are here."), closes: null },
  {
    name: "refused-banned",
    open: refuse(
      403,
      "banned",
      "You may come back to Plaza in 10 minutes. The house rule is: No insults, threats or sexual remarks.",
    ),
    closes: null,
  },
  {
    name: "waiting",
    async open(page) {
      await keepWaiting(page);
      await press(page, /^Enter$/);
      return there(page.getByRole("status").filter({ hasText: "Asking at the door" }));
    },
    closes: async (page) => {
      await letGo(page);
      await page.getByRole("alert").getByText("is full").first().waitFor();
    },
  },
];
