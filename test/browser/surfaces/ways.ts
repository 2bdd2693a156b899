/** Ways: what is seen between two places. */
import { dialog, FULL, keepWaiting, letGo, press, type Surface, there } from "./surface.ts";

/** On a way that leads from one place to another, the porch to the garden. */
export const WAYS: readonly Surface[] = [
  { name: "ways-on", open: (page) => there(page.getByRole("button", { name: /^Go to/ })), closes: null },
  {
    name: "stayed",
    async open(page) {
      await page.route("**/api/tickets", (route) => route.fulfill(FULL));
      await press(page, /^Go to/);
      const stayed = await there(dialog(page, /full/));
      await page.unroute("**/api/tickets");
      return stayed;
    },
    closes: /the place itself/,
  },
  {
    name: "going",
    async open(page) {
      await keepWaiting(page);
      await press(page, /^Go to/);
      return there(page.getByRole("status").filter({ hasText: "Going to" }));
    },
    closes: async (page) => {
      await letGo(page);
      await press(page, "Stay here");
    },
  },
];
