/** UseTaken: for what puts the wearer elsewhere by their own wish: the view goes along. */
import { usePanels } from "./panels/panels.tsx";

export function useTaken(): (wish: () => Promise<void>) => Promise<void> {
  const { headset } = usePanels();
  return (wish) => headset.taken(wish);
}
