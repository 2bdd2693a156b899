/** PlaceName: what the place around me is called: the first copy of a space as the space, others with their number. */
import { text } from "../../../shared/text/text.ts";

export function placeName(name: string, copy: number): string {
  return copy === 1 ? name : text("place.copy", { name, number: copy });
}
