/** ConsoleEvening: an evening with something of everything that a host looks after, which has begun a while ago. */
import { clockIn } from "../../shared/programme/moments.ts";
import type { ProgrammeFile } from "../../shared/programme/programme.ts";

const MINUTE = 60_000;

export function launchNight(now: number): ProgrammeFile {
  const at = (minutes: number) => clockIn("UTC", now + minutes * MINUTE);
  return {
    id: "launch-night",
    title: "Spring evening",
    zone: "UTC",
    starts: new Date(now + MINUTE).toISOString().slice(0, 16),
    cues: [
      { id: "doors", title: "Doors", lasts: 20, do: { kind: "doors" } },
      {
        id: "talk",
        title: "Made to last",
        lasts: 15,
        do: { kind: "talk", speakers: ["Ana Ferreira"], about: "Why a lamp should outlive its owner." },
      },
      { id: "questions", title: "Questions with Ana", after: { cue: "talk" }, lasts: 15, do: { kind: "questions" } },
      {
        id: "colour",
        title: "Which colour first?",
        after: { cue: "questions" },
        lasts: 6,
        do: { kind: "poll", question: "Which colour first?", options: ["Olive", "Sea"] },
      },
      { id: "break", title: "Break", after: { cue: "colour" }, lasts: 15, do: { kind: "break" } },
      { id: "dusk", title: "Lights down", do: { kind: "light", light: "dusk" } },
      {
        id: "raffle",
        title: "Five minutes to the raffle",
        do: {
          kind: "announcement",
          text: "The raffle is in five minutes, at the stage.",
          to: { newcomers: true, languages: ["en"] },
          label: "sponsored",
        },
      },
      { id: "close", title: "Close", at: at(90), do: { kind: "close", text: "Thank you all." } },
    ],
  };
}
