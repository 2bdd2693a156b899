/** UseSpaceAsked: the way to ask for space; a refusal is told. */
import { useVisit } from "../../react/index.ts";
import { useTell } from "./passing.tsx";

export function useSpaceAsked(): () => Promise<void> {
  const visit = useVisit();
  const { attempt } = useTell();
  return () => attempt(() => visit.panic());
}
