/**
 * Security headers: what a browser is told about this server's pages. Everything comes from here, scripts are files,
 * and only the place itself may use headset and microphone. [DOOR13]
 */
import type { ServerResponse } from "node:http";

const POLICY: Record<string, string> = {
  "default-src": "'self'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "media-src": "'self' blob:",
  "connect-src": "'self' data: blob:",
  "worker-src": "'self' blob:",
  "object-src": "'none'",
  "base-uri": "'none'",
  "frame-ancestors": "'self'",
};

/** Live reload puts a script into the page and keeps a socket of its own. */
const DEV_POLICY = {
  ...POLICY,
  "script-src": "'self' 'wasm-unsafe-eval' 'unsafe-inline'",
  "connect-src": "'self' data: blob: ws: wss:",
};

const write = (policy: Record<string, string>) =>
  Object.entries(policy)
    .map(([what, from]) => `${what} ${from}`)
    .join("; ");

export const CONTENT_SECURITY_POLICY = write(POLICY);
const DEV_CONTENT_SECURITY_POLICY = write(DEV_POLICY);

function policyWith(others: readonly string[]): string {
  if (others.length === 0) return CONTENT_SECURITY_POLICY;
  const sockets = others.map((origin) => origin.replace(/^http/, "ws"));
  return write({ ...POLICY, "connect-src": [POLICY["connect-src"], ...others, ...sockets].join(" ") });
}

/** @param others the origins of the other processes of the house: a page may be led there */
export function setSecurityHeaders(response: ServerResponse, dev: boolean, others: readonly string[] = []): void {
  response.setHeader("Content-Security-Policy", dev ? DEV_CONTENT_SECURITY_POLICY : policyWith(others));
  response.setHeader("Permissions-Policy", "xr-spatial-tracking=(self), microphone=(self), camera=(), geolocation=()");
  response.setHeader("X-Content-Type-Options", "nosniff");
  // `no-referrer` would make browsers send `Origin: null` with forms.
  response.setHeader("Referrer-Policy", "same-origin");
}
