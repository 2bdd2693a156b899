/** ScreenActs: what a host does with the screens of the space: something prepared on one, its pages, and off again. */
import { isolate } from "../../../../shared/text/text.ts";
import type { Visit } from "../../../net/index.ts";
import { say } from "../words.ts";
import type { Act } from "./act.ts";
import type { ScreenStand, Stand } from "./stand.ts";

export function screenActs({ screens, stock }: Stand, visit: Visit): Act[] {
  const firstSlides = screens.find(({ show }) => show?.kind === "slides")?.id;
  return screens.flatMap(({ id, name, show }): Act[] => {
    const screen = isolate(name);
    const back = () => visit.host.screenBack(id);
    const isPut = show !== null && !show.own;
    return [
      {
        id: `screen.show ${id}`,
        words: say("console.screen.show", { screen }),
        does: say("console.does.screen.show", { screen }),
        off: stock.length === 0 ? say("console.off.stock") : null,
        icon: "presentation",
        kind: "do",
        sure: say("console.screen.show.do"),
        fields: [
          {
            name: "file",
            label: say("console.screen.stock"),
            kind: "choice",
            choices: stock.map(({ file, title }) => ({ value: file, words: title })),
          },
        ],
        run: async ({ file = "" }) => {
          await visit.host.showPrepared(id, file);
          return { told: say("console.told.screen.show", { screen }), back };
        },
      },
      {
        id: `screen.off ${id}`,
        words: say("console.screen.off", { screen }),
        does: isPut
          ? say("console.does.screen.off", { screen, title: isolate(show.title) })
          : say("console.off.screen", { screen }),
        off: isPut ? null : say("console.off.screen", { screen }),
        icon: "x",
        kind: "do",
        run: async () => {
          await visit.takeOff(id);
          return { told: say("console.told.screen.off", { screen }), back };
        },
      },
      ...pageActs({ id, name, show }, id === firstSlides, visit),
    ];
  });
}

function pageActs({ id, name, show }: Omit<ScreenStand, "width">, hasKeys: boolean, visit: Visit): Act[] {
  if (show === null || show.own) return [];
  const screen = isolate(name);
  const { page, pages, kind, playing } = show;
  if (kind === "video")
    return [
      {
        id: `screen.play ${id}`,
        words: say(playing ? "console.screen.pause" : "console.screen.play", { screen }),
        does: say(playing ? "console.does.screen.pause" : "console.does.screen.play", { screen }),
        off: null,
        icon: playing ? "pause" : "play",
        kind: "do",
        run: async () => {
          await visit.turn(id, { playing: !playing });
          return {
            told: say(playing ? "console.told.screen.pause" : "console.told.screen.play", { screen }),
            back: () => visit.turn(id, { playing }),
          };
        },
      },
    ];
  if (kind !== "slides") return [];
  const to = (next: number, of: "next" | "previous"): Act => ({
    id: `screen.${of} ${id}`,
    words: say(of === "next" ? "console.screen.next" : "console.screen.previous", { screen }),
    does: say("console.does.screen.page", { screen, page: next, pages: pages.length }),
    off: next < 1 || next > pages.length ? say("console.off.page") : null,
    ...(hasKeys && { key: of === "next" ? "." : "," }),
    icon: of === "next" ? "caret-right" : "caret-left",
    kind: "do",
    run: async () => {
      await visit.turn(id, { page: next });
      return {
        told: say("console.told.screen.page", { screen, page: next, pages: pages.length }),
        back: () => visit.turn(id, { page }),
      };
    },
  });
  return [to(page + 1, "next"), to(page - 1, "previous")];
}
