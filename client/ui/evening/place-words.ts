/** PlaceWords: my place in the queue of raised hands, for page and headset alike. */
import type { HandsTold } from "../../net/index.ts";
import { say } from "./words.ts";

export const placeWords = ({ place, of }: NonNullable<HandsTold["mine"]>): string =>
  place === 1 ? say("floor.place.next") : say("floor.place", { place, of });
