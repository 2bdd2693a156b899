/** This machine's own address on a network, as another device there would use it. */
import { networkInterfaces } from "node:os";

export function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}
