/** Inside surfaces: what stands around the place, what opens from it, and the end of a visit. */
import { about, near, personOf, shutNear } from "./people.ts";
import { dialog, menu, more, press, type Surface, there } from "./surface.ts";
import { VOICE_INSIDE } from "./voice.ts";

/** The smallest PNG there is. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const LONG = `${"The talk begins in four minutes, come with us and bring whoever you like. ".repeat(5)}${"w".repeat(80)}`;

/** In the place, as a moderator; Ines and an owner stand near. */
export const INSIDE: readonly Surface[] = [
  { name: "hud", open: (page) => there(page.getByRole("toolbar", { name: "What you can do" })), closes: null },
  ...VOICE_INSIDE,
  {
    name: "near",
    open: async (page) => {
      await near(page, "Ines");
      const sheet = dialog(page, "Near you");
      return (await sheet.isVisible()) ? sheet : page.getByRole("region", { name: "Near you" });
    },
    closes: shutNear,
  },
  {
    name: "person-menu",
    async open(page) {
      await (await near(page, "Ines")).click();
      return there(menu(page, /Ines/));
    },
    closes: /^Ines/,
  },
  {
    name: "act-mute",
    async open(page) {
      await about(page, "Ines", /^Mute/);
      return there(dialog(page, /^Mute/));
    },
    closes: /near$/,
  },
  {
    name: "act-kick",
    async open(page) {
      await shutNear(page);
      await about(page, "Ines", /^Remove/);
      return there(dialog(page, /^Remove/));
    },
    closes: /near$/,
  },
  {
    name: "act-ban",
    async open(page) {
      await shutNear(page);
      await about(page, "Ines", /^Ban/);
      return there(dialog(page, /^Ban/));
    },
    closes: /near$/,
  },
  {
    name: "report",
    async open(page) {
      await shutNear(page);
      await about(page, "Ines", /^Report/);
      return there(dialog(page, /^Report/));
    },
    closes: /near$/,
  },
  {
    name: "report-sent",
    async open(page) {
      await shutNear(page);
      await about(page, "Ines", /^Report/);
      const sheet = dialog(page, /^Report/);
      await sheet.getByText("Scaring people").click();
      await sheet.getByRole("button", { name: "Send to the moderators" }).click();
      return there(dialog(page, "Your report is sent"));
    },
    closes: (page) => dialog(page, "Your report is sent").getByRole("button", { name: "Done" }).last().click(),
  },
  {
    name: "met",
    async open(page) {
      await near(page, "Ines");
      await press(page, "People you met");
      return there(dialog(page, "People you met"));
    },
    closes: async (page) => {
      await page.keyboard.press("Escape");
      await shutNear(page);
    },
  },
  {
    name: "to-one",
    async open(page) {
      await shutNear(page);
      await about(page, "Ines", /^Write to/);
      await shutNear(page);
      return there(page.getByText(/^Heard by .* only$/));
    },
    closes: (page) => press(page, "Speak to everybody near again"),
  },
  {
    name: "chat",
    async open(page, { ines }) {
      await ines.say("Have you seen the olive terrace? It is quiet up there.");
      await ines.say("أنا هنا، قرب البحر");
      await ines.say(LONG);
      await page.getByText(LONG.slice(0, 40)).first().waitFor();
      await page.getByRole("textbox", { name: "Say something" }).fill("b".repeat(1010));
      return there(page.getByRole("region", { name: "Words near you" }));
    },
    closes: (page) => page.getByRole("textbox", { name: "Say something" }).fill(""),
  },
  {
    name: "chat-sheet",
    async open(page) {
      const last = page.getByRole("button", { name: new RegExp(LONG.slice(0, 20)) });
      if (!(await last.isVisible())) return page.getByRole("region", { name: "Words near you" });
      await last.click();
      return there(dialog(page, "Words near you"));
    },
    closes: /Ines/,
  },
  {
    name: "person-sheet",
    async open(page, { ines, owner }) {
      const { position, yaw } = [...ines.avatars.values()].find(({ name }) => name === "Ada")!.pose;
      const [x, y, z] = position;
      const ahead = (metres: number): [number, number, number] => [
        x - metres * Math.sin(yaw),
        y,
        z - metres * Math.cos(yaw),
      ];
      // Nobody else stands in the way.
      await owner.teleport(ahead(-3), yaw);
      await ines.teleport(ahead(1.8), yaw);
      const sheet = page.getByRole("dialog").filter({ hasText: "Allow closer" });
      const { width, height } = page.viewportSize()!;
      // Until the picture is drawn with Ines in it, nobody is pressed.
      for (let presses = 0; presses < 20 && !(await sheet.isVisible()); presses++) {
        await page.mouse.click(width / 2, height * 0.52);
        await sheet.waitFor({ timeout: 400 }).catch(() => undefined);
      }
      return there(sheet);
    },
    closes: /./,
  },
  {
    name: "emotes",
    async open(page) {
      await press(page, "Emotes");
      await page.keyboard.press("ArrowRight");
      return there(menu(page, "Emotes"));
    },
    closes: /./,
  },
  {
    name: "bubble",
    async open(page) {
      await press(page, /^Bubble/);
      return there(dialog(page, "Your bubble"));
    },
    closes: /^Bubble/,
  },
  {
    name: "space",
    async open(page) {
      await press(page, "Give me space");
      return there(page.getByRole("region", { name: "You have space" }));
    },
    closes: (page) => press(page, "I am all right"),
  },
  {
    name: "more",
    async open(page) {
      await press(page, /^More$/);
      return there(menu(page, "More"));
    },
    closes: /^More/,
  },
  {
    name: "settings",
    async open(page) {
      await more(page, "Settings");
      return there(dialog(page, "Settings"));
    },
    closes: /^More/,
  },
  {
    name: "settings-forget",
    async open(page) {
      await more(page, "Settings");
      await press(page, "Forget me");
      await page.getByRole("button", { name: "Keep everything" }).scrollIntoViewIfNeeded();
      return there(dialog(page, "Settings"));
    },
    closes: /^More/,
  },
  {
    name: "keys",
    async open(page) {
      await more(page, "Keys and help");
      return there(dialog(page, "Keys and help"));
    },
    closes: /^More/,
  },
  {
    name: "rules",
    async open(page) {
      await more(page, "House rules");
      return there(dialog(page, "House rules"));
    },
    closes: /^More/,
  },
  {
    name: "screens",
    async open(page) {
      await more(page, "Screens");
      return there(dialog(page, "Screens"));
    },
    closes: /^More/,
  },
  {
    name: "put-on",
    async open(page) {
      await more(page, "Screens");
      const picture = { name: "A long evening.png", mimeType: "image/png", buffer: DOT };
      await page.locator("input[type=file]").first().setInputFiles(picture);
      await page.getByRole("textbox", { name: "Title" }).waitFor();
      return dialog(page, "Screens");
    },
    closes: /^More/,
  },
  {
    name: "blocked",
    async open(page) {
      await about(page, "Ines", /^Block/);
      await shutNear(page);
      return there(page.getByRole("status").filter({ hasText: "You blocked" }));
    },
    closes: (page) => press(page, "Undo"),
  },
  {
    name: "notice",
    async open(page, { owner }) {
      const note = "You wrote the same line nine times while others were speaking.";
      await owner.conduct.act({ on: personOf(owner, "Ada"), do: "mute", minutes: 10, rule: "spam", note });
      return there(page.getByRole("alert", { name: "A notice from the house" }));
    },
    closes: (page) => press(page, "I understand"),
  },
  {
    name: "muted",
    open: (page) => there(page.getByRole("textbox", { name: /^You can/ })),
    closes: null,
  },
];

/** The ends of a visit. */
export const ENDS: readonly Surface[] = [
  {
    name: "closed-kicked",
    async open(page, { owner }) {
      await owner.conduct.act({
        on: personOf(owner, "Ada"),
        do: "kick",
        minutes: 10,
        rule: "abuse",
        note: "Said twice.",
      });
      return there(page.getByRole("main"));
    },
    closes: null,
  },
];
