import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isClutter, sameFileKey } from "../../domain/file-name.ts";

/** More files than any media library has; a wrong folder, such as the whole disk, is not read to its end. */
const MOST_FILES = 2_000_000;
/** What may stand before the years in the folder that was given. */
const AROUND = /^(?:.*\/)?(?:wp-content\/)?uploads\/|^wp-content\/uploads\//i;

/** The files of an uploads folder, found however their names were written: capital or not, in one piece or in several, encoded. */
export class Uploads {
  readonly #folder: string;
  readonly #files = new Map<string, string[]>();

  /**
   * @param folder `wp-content/uploads`, or a folder around it
   * @throws Error when it cannot be read, or holds more than a media library can
   */
  constructor(folder: string) {
    this.#folder = folder;
    let count = 0;
    const queue = [""];
    for (let within = queue.pop(); within !== undefined; within = queue.pop()) {
      for (const entry of readdirSync(join(folder, within), { withFileTypes: true })) {
        const path = within === "" ? entry.name : `${within}/${entry.name}`;
        // Links lead anywhere.
        if (entry.isDirectory()) queue.push(path);
        else if (entry.isFile() && !isClutter(entry.name)) {
          count += 1;
          if (count > MOST_FILES)
            throw new Error(`${folder} 里的文件多得不像是上传的图片，请写明 wp-content/uploads。`);
          const key = sameFileKey(path.replace(AROUND, ""));
          const alike = this.#files.get(key);
          if (alike) alike.push(path);
          else this.#files.set(key, [path]);
        }
      }
    }
  }

  /**
   * @param path below the folder of uploads, decoded
   * @returns where the file lies: the one of exactly that name before others that are one with it elsewhere; undefined when there
   * is none, or several and none of exactly that name
   */
  find(path: string): string | undefined {
    const alike = this.#files.get(sameFileKey(path)) ?? this.#files.get(sameFileKey(encodeURI(path))) ?? [];
    const exact = alike.find((one) => one.replace(AROUND, "") === path);
    const [only, ...others] = alike;
    const found = exact ?? (others.length === 0 ? only : undefined);
    return found === undefined ? undefined : join(this.#folder, found);
  }
}
