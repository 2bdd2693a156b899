/** UseHeight: the way to set my eyes to the height of everybody's. */
import { usePanels } from "./panels/panels.tsx";

export function useHeight(): () => void {
  const { headset } = usePanels();
  return () => headset.measureHeight();
}
