/** UseSpaceAsked: the way to ask for space; what it did is told in a line that screen readers read too. */
import { text } from "../../../shared/text/text.ts";
import { useVisit } from "../../react/index.ts";
import { useTell } from "./passing.tsx";

export function useSpaceAsked(): () => Promise<void> {
  const visit = useVisit();
  const { tell, attempt } = useTell();
  return () =>
    attempt(async () => {
      await visit.panic();
      tell(text("panic.on"));
    });
}
