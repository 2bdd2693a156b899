/**
 * Certificate: what `--lan` speaks HTTPS with, made on the first start for all of this machine's addresses and kept in
 * the data folder. It is made anew when the addresses are others or it is about to run out. [RUN13]
 */
import { X509Certificate } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "selfsigned";

/** PEM texts. */
export type Certificate = { cert: string; key: string };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Safari takes no certificate that is good for longer than 825 days; a year is plenty. */
const GOOD_FOR_MS = 365 * DAY_MS;
/** One that runs out sooner than this is made anew. */
const LEAST_LEFT_MS = 30 * DAY_MS;

/**
 * @param data the data folder; `lan-certificate.json` in it is readable by its owner only
 * @param addresses the machine's addresses without brackets
 * @param now ms since 1970
 */
export async function lanCertificate(data: string, addresses: readonly string[], now: number): Promise<Certificate> {
  const file = join(data, "lan-certificate.json");
  const wanted = [...new Set(["127.0.0.1", "::1", ...addresses])].sort();
  const kept = await readKept(file);
  if (kept !== undefined && isGood(kept.cert, wanted, now)) return kept;

  const pems = await generate([{ name: "commonName", value: "Stoa on this network" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + GOOD_FOR_MS),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [{ type: 2, value: "localhost" }, ...wanted.map((ip) => ({ type: 7 as const, ip }))],
      },
    ],
  });
  const made: Certificate = { cert: pems.cert, key: pems.private };
  await mkdir(data, { recursive: true });
  // Written beside and moved, so that a stop halfway leaves the old one whole.
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
  return made;
}

async function readKept(file: string): Promise<Certificate | undefined> {
  try {
    const { cert, key } = JSON.parse(await readFile(file, "utf8")) as Partial<Certificate>;
    return cert !== undefined && key !== undefined ? { cert, key } : undefined;
  } catch {
    return undefined;
  }
}

function isGood(cert: string, wanted: readonly string[], now: number): boolean {
  try {
    const read = new X509Certificate(cert);
    const left = Date.parse(read.validTo) - now;
    return (
      left > LEAST_LEFT_MS && Date.parse(read.validFrom) <= now && wanted.every((ip) => read.checkIP(ip) !== undefined)
    );
  } catch {
    return false;
  }
}
