import { type Dirent, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "../disk/running-process.ts";
import { BlobStore } from "./blob-store.ts";
import { KeptBytes } from "./kept-bytes.ts";
import { KeptStamps } from "./kept-stamps.ts";
import { isPackName, KeptTable } from "./kept-table.ts";
import { PART } from "./write-beside.ts";

const TABLES = "tables";
const BLOBS = "blobs";
const FORGOTTEN_MS = 30 * 86_400_000;

/** What earlier builds of one publication have made, and what this one makes for the next. */
export class KeptWork {
  readonly blobs: BlobStore;
  readonly #root: string;
  readonly #folder: string;
  readonly #tables = new Map<string, { save(drop: boolean): void; close(): void }>();

  /**
   * @param root folder for kept work alone
   * @param publication whose work it is: its own folder inside, so that publications do not clear each other away
   */
  constructor(root: string, publication: string) {
    this.#root = root;
    this.#folder = join(root, publication);
    this.blobs = new BlobStore(join(this.#folder, BLOBS));
  }

  /** Opens a table; ask once for each. @param name letters and hyphens @param packs of the table, if not the usual number */
  table<T>(name: string, packs?: number): KeptTable<T> {
    const table = new KeptTable<T>(join(this.#folder, TABLES), name, packs);
    this.#tables.set(name, table);
    return table;
  }

  /** The same for bytes. */
  bytes(name: string): KeptBytes {
    const bytes = new KeptBytes(join(this.#folder, TABLES), name);
    this.#tables.set(name, bytes);
    return bytes;
  }

  /** The same for kept files. @param notes of each */
  stamps(name: string, notes?: number): KeptStamps {
    const stamps = new KeptStamps(join(this.#folder, TABLES), name, notes);
    this.#tables.set(name, stamps);
    return stamps;
  }

  /** Writes what nobody asks any more, and gives its memory back. @throws Error of the file system */
  close(names: readonly string[]): void {
    for (const name of names) this.#tables.get(name)?.close();
  }

  /**
   * Writes what was made by whoever makes no whole site: a build that did not come to its end, a preview.
   * @param drop whether what was asked for is all that is wanted of the tables that were opened
   * @throws Error of the file system
   */
  save(drop = false): void {
    for (const table of this.#tables.values()) table.save(drop);
  }

  /** Says that the publication was built just now. */
  touch(): void {
    const now = Date.now() / 1000;
    utimesSync(this.#folder, now, now);
  }

  /**
   * Writes what this build has made, and removes what it did not want, so that nothing of a withdrawn article outlives the
   * next build; and all work for publications that nobody has built for thirty days.
   *
   * @param blobs digests of the files that are wanted again
   * @throws Error of the file system: then work is lost, and nothing else
   */
  finish(blobs: ReadonlySet<string>): void {
    for (const table of this.#tables.values()) table.save(true);
    removeFrom(join(this.#folder, TABLES), (name) => !this.#tables.has(name.replace(/-\d{2,3}\.pack$/, "")));
    this.blobs.keepOnly(blobs);
    mkdirSync(this.#folder, { recursive: true });
    this.touch();
    const now = Date.now();
    for (const entry of entriesIn(this.#root)) {
      const path = join(this.#root, entry.name);
      if (entry.isDirectory() && path !== this.#folder && now - statSync(path).mtimeMs > FORGOTTEN_MS) forget(path);
    }
  }
}

function forget(folder: string): void {
  removeFrom(join(folder, TABLES), () => true);
  const blobs = join(folder, BLOBS);
  new BlobStore(blobs).keepOnly(new Set());
  const emptied = [...entriesIn(blobs).map(({ name }) => join(blobs, name)), blobs, join(folder, TABLES), folder];
  for (const path of emptied)
    if (statSync(path, { throwIfNoEntry: false }) && entriesIn(path).length === 0) rmdirSync(path);
}

/** Removes packs, and what killed builds were writing of them; nothing else is ours. */
function removeFrom(tables: string, isUnwanted: (name: string) => boolean): void {
  for (const { name } of entriesIn(tables)) {
    const [part, writer] = PART.exec(name) ?? [""];
    const pack = name.slice(0, name.length - part.length);
    if (!isPackName(pack)) continue;
    if (writer === undefined ? isUnwanted(pack) : !isRunning(Number(writer)))
      rmSync(join(tables, name), { force: true });
  }
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
