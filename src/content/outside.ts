import { lstatSync, readFileSync, type Stats } from "node:fs";
import { SecretScan } from "./secrets.ts";

/** What there is at a path, of itself: a link is not followed. */
export type FileStatus = Pick<Stats, "isFile" | "isSymbolicLink" | "size">;

/**
 * All that reading a file takes from the machine. Whoever reads files for a kept reading hands in another one, which gives
 * the same and knows what was taken.
 */
export interface Outside {
  /** @throws what lstat throws */
  status(path: string): FileStatus;
  /** @throws what reading a file throws */
  bytes(path: string): Buffer;
  /** @throws what reading a file throws */
  text(path: string): string;
  /** Secrets in a text, by kind and beginning: forms known of issuers, and the values of this machine's own variables. */
  secretsIn(text: string): readonly string[];
}

let scan: SecretScan | undefined;

/** The secrets of this machine's environment, and all known forms. */
export function secretScan(): SecretScan {
  scan ??= new SecretScan();
  return scan;
}

export const MACHINE: Outside = {
  status: (path) => lstatSync(path),
  bytes: (path) => readFileSync(path),
  text: (path) => readFileSync(path, "utf8"),
  secretsIn: (text) => secretScan().find(Buffer.from(text)),
};
