import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../content/json-text.ts";
import { syncPath } from "../../disk/sync.ts";
import { LedgerEntry } from "./ledger.ts";

/** Beside the ledger: what a run is about to write, and has not put into the ledger yet. Ignored by git. */
export const JOURNAL_NAME = "migration.journal";

const Line = z.strictObject({ identity: z.string(), entry: LedgerEntry });

/**
 * What a killed run was about to write, by identity. Of each file either this or what the ledger says may stand there by now. A
 * line that was not written to its end was not begun with either.
 */
export function readJournal(data: string): ReadonlyMap<string, LedgerEntry> {
  const path = join(data, JOURNAL_NAME);
  if (!existsSync(path)) return new Map();
  return new Map(
    readFileSync(path, "utf8")
      .split("\n")
      .flatMap((text): [string, LedgerEntry][] => {
        const line = Line.safeParse(parseJson(text)).data;
        return line ? [[line.identity, line.entry]] : [];
      }),
  );
}

/** Writes down what will be written next; it is on the disk when this returns. @throws Error of the file system */
export function noteDown(data: string, entries: ReadonlyMap<string, LedgerEntry>): void {
  const path = join(data, JOURNAL_NAME);
  const isNew = !existsSync(path);
  const lines = [...entries].map(([identity, entry]) => JSON.stringify({ identity, entry }));
  const file = openSync(path, "a");
  try {
    // Behind half of a line that a killed run has left.
    appendFileSync(file, `\n${lines.join("\n")}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  if (isNew) syncPath(data);
}

/** All of it is in the ledger. */
export function endJournal(data: string): void {
  rmSync(join(data, JOURNAL_NAME), { force: true });
}
