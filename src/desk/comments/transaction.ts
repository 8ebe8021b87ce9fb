import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DISK, type Disk } from "./disk.ts";
import type { Places } from "./places.ts";

/** A file to write, or, with `text: null`, to remove. The name is inside the folder and never leads out of it. */
const Change = z.strictObject({
  at: z.enum(["data", "inbox"]),
  name: z.string().refine((name) => !name.split("/").includes("..") && !name.startsWith("/")),
  text: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

const JOURNAL = "comments.journal";

/**
 * Does all the changes or none. They are written down first, in one file: with its last rename the run has happened,
 * whatever becomes of the process; what is then missing, the next command makes up for (`finishInterrupted`). Doing a
 * change twice is the same as doing it once. docs/decisions/0008.
 *
 * @throws Error of the file system. When the journal stands by then, the next command finishes it
 */
export function commit(places: Places, changes: readonly Change[], disk: Disk = DISK): void {
  if (changes.length === 0) return;
  const journal = join(places.inbox, JOURNAL);
  try {
    disk.write(`${journal}.part`, JSON.stringify(changes));
    disk.rename(`${journal}.part`, journal);
  } catch (error) {
    disk.remove(`${journal}.part`);
    throw error;
  }
  apply(places, changes, disk);
}

/**
 * Finishes what a killed command had written down.
 * @returns how many changes there were; 0 when the last command came to its end
 * @throws Error with a Chinese sentence when the journal cannot be read
 */
export function finishInterrupted(places: Places, disk: Disk = DISK): number {
  const journal = join(places.inbox, JOURNAL);
  if (existsSync(`${journal}.part`)) disk.remove(`${journal}.part`);
  if (!existsSync(journal)) return 0;
  const changes = z.array(Change).safeParse(JSON.parse(readFileSync(journal, "utf8")));
  if (!changes.success) throw new Error(`读不懂 ${journal}；它记着上次没有做完的改动，请不要手改。`);
  apply(places, changes.data, disk);
  return changes.data.length;
}

function apply(places: Places, changes: readonly Change[], disk: Disk): void {
  for (const { at, name, text } of changes) {
    const path = join(places[at], name);
    if (text === null) disk.remove(path);
    else {
      disk.write(`${path}.part`, text);
      disk.rename(`${path}.part`, path);
    }
  }
  disk.remove(join(places.inbox, JOURNAL));
}
