/** CalledIn: who it is about, and who reports where that is one alone, as they are called in the case. */
import type { CaseFile } from "../../net/index.ts";
import type { Called } from "../replay/who.ts";

export function calledIn({ people }: CaseFile): Called {
  const [reporter, ...more] = people.filter(({ part }) => part === "reporter" || part === "caller");
  return {
    subject: people.find(({ part }) => part === "about")?.called,
    reporter: more.length === 0 ? reporter?.called : undefined,
  };
}
