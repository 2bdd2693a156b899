/** Mark: the brand's own logo, where its space has one; else the house's. */
import type { Space } from "../../../shared/space/space.ts";
import { Icon } from "./icon.tsx";

export type MarkProps = {
  space: string;
  brand?: Space["brand"] | undefined;
  /** The height of the house's mark, in CSS pixels. A logo is as tall, and as wide as it likes, up to four times that. */
  size: number;
};

export function Mark({ space, brand, size }: MarkProps) {
  if (brand?.logo === undefined) return <Icon name="bank" size={size} />;
  const path = brand.logo.split("/").map(encodeURIComponent).join("/");
  return (
    <img
      src={`/spaces/${encodeURIComponent(space)}/${path}`}
      alt={brand.name}
      style={{ display: "block", height: size, maxWidth: size * 4, objectFit: "contain" }}
    />
  );
}
