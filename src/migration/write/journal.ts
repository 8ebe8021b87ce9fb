import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../content/json-text.ts";
import { syncPath } from "../../disk/sync.ts";
import { MIGRATION_JOURNAL } from "../../domain/migration.ts";
import { LedgerEntry, SettledTerms } from "./ledger.ts";

const Line = z.union([
  z.strictObject({ identity: z.string(), entry: LedgerEntry }),
  z.strictObject({ added: z.record(z.string(), z.array(z.string())) }),
  z.strictObject({ terms: SettledTerms }),
]);
type Line = z.infer<typeof Line>;

/** What a killed run was about to do. */
export interface Begun {
  /** By identity; of each file either this or what the ledger says may stand there by now. */
  readonly entries: ReadonlyMap<string, LedgerEntry>;
  /** Keys that were to be added to registries, by their names. */
  readonly added: readonly (readonly [registry: string, keys: readonly string[]])[];
  /** What terms of old sites were to become, by site. */
  readonly terms: readonly (readonly [site: string, terms: Readonly<Record<string, string>>])[];
}

/** Reads what a killed run was about to do. A line that was not written to its end was not begun with either. */
export function readJournal(data: string): Begun {
  const path = join(data, MIGRATION_JOURNAL);
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = text.split("\n").flatMap((line) => Line.safeParse(parseJson(line)).data ?? []);
  return {
    entries: new Map(lines.flatMap((line) => ("entry" in line ? [[line.identity, line.entry]] : []))),
    added: lines.flatMap((line) => ("added" in line ? Object.entries(line.added) : [])),
    terms: lines.flatMap((line) => ("terms" in line ? Object.entries(line.terms) : [])),
  };
}

/** Writes down what will be done next; it is on the disk when this returns. @throws Error of the file system */
export function noteDown(data: string, lines: readonly Line[]): void {
  const path = join(data, MIGRATION_JOURNAL);
  const isNew = !existsSync(path);
  const file = openSync(path, "a");
  try {
    // Behind half of a line that a killed run has left.
    appendFileSync(file, `\n${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncPath(data);
}

/** All of it is in the ledger. */
export function endJournal(data: string): void {
  rmSync(join(data, MIGRATION_JOURNAL), { force: true });
}
