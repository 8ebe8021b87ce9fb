import { constants, type Stats } from "node:fs";
import { lstat, open, realpath } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { isDeviceName } from "../domain/file-name.ts";

export interface SiteFile {
  readonly bytes: Buffer;
  readonly stats: Pick<Stats, "mtime" | "mtimeMs">;
  /** As it is called on the site: `index.html`. */
  readonly name: string;
}

/** What the system says of a file that is not there, or is none (errno(3)). */
const ABSENT = new Set(["ENOENT", "ENOTDIR", "EISDIR", "ELOOP", "ENAMETOOLONG", "ENXIO", "EINVAL"]);
/** A pipe that nobody writes to would keep whoever opens it waiting, and a link may have been put there a moment ago. */
const CAREFULLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/** What is served, found by the names of an address. */
export type SiteFiles = Pick<SiteFolder, "find" | "read">;

/** A folder that is served: the only way from an address to the disk, and it does not lead out. */
export class SiteFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Where the file of an address lies, through links; a link that leads out of the folder leads nowhere.
   * @param names of a SiteAddress; for `/a` it is `a`, `a.html` or `a/index.html`
   * @returns undefined when there is no plain file
   * @throws Error of the file system when it cannot be known
   */
  async find(names: readonly string[]): Promise<string | undefined> {
    const page = names.at(-1) === "";
    if (!names.slice(0, page ? -1 : undefined).every(isFileName)) return undefined;
    const path = join(this.#folder, ...names);
    for (const place of page ? [join(path, "index.html")] : [path, `${path}.html`, join(path, "index.html")]) {
      const found = await unlessAbsent(() => this.#inside(place));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /**
   * @param file as `find` gave it
   * @returns undefined when it has gone since
   * @throws Error of the file system when it cannot be read
   */
  async read(file: string): Promise<SiteFile | undefined> {
    return unlessAbsent(async () => {
      const handle = await open(file, CAREFULLY);
      try {
        const stats = await handle.stat();
        return stats.isFile() ? { bytes: await handle.readFile(), stats, name: basename(file) } : undefined;
      } finally {
        await handle.close();
      }
    });
  }

  async #inside(place: string): Promise<string | undefined> {
    const [root, real] = await Promise.all([realpath(this.#folder), realpath(place)]);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
    return (await lstat(real)).isFile() ? real : undefined;
  }
}

/**
 * Whether it can be the name of a file of a site, on every system: Windows reads a colon as a drive or a stream, drops
 * dots and spaces at the end, and takes some names for devices. What begins with a dot is no page.
 */
function isFileName(name: string): boolean {
  return (name === ".well-known" || !/^$|^\.|:|[. ]$/.test(name)) && !isDeviceName(name);
}

async function unlessAbsent<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "code" in error && ABSENT.has(String(error.code))) return undefined;
    throw error;
  }
}
