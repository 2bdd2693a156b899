/** UseFollow: says that somebody goes where a word of the house calls them; whoever is not counted gets there all the same. */
import { useVisit } from "../../react/index.ts";

export function useFollow(): (said: string) => void {
  const { conversation } = useVisit();
  return (said) => void conversation.follow(said).catch(() => undefined);
}
