/**
 * Elements: what of three.js is drawn as JSX, by name. The page's build keeps `<Canvas>` from bringing all the rest
 * along (`client/app/vite/left-out.ts`).
 */
import { extend } from "@react-three/fiber";
import {
  BoxGeometry,
  CircleGeometry,
  Color,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  RingGeometry,
  SphereGeometry,
} from "three";

/** Boxes and planes are drawn by `@react-three/xr`. */
export const ELEMENTS = {
  BoxGeometry,
  CircleGeometry,
  Color,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  RingGeometry,
  SphereGeometry,
};

extend(ELEMENTS);
