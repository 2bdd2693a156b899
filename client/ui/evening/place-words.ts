/** PlaceWords: my place in the queue of raised hands, for page and headset alike. */

import { say } from "../../../shared/text/evening-words.ts";
import type { HandsTold } from "../../net/index.ts";

export const placeWords = ({ place, of }: NonNullable<HandsTold["mine"]>): string =>
  place === 1 ? say("floor.place.next") : say("floor.place", { place, of });
