import { basename, join, parse } from "node:path";
import { portableFileName, sameFileKey } from "../domain/file-name.ts";
import type { ArticleFolder } from "./folders.ts";
import type { JsonFile } from "./json-file.ts";
import { fieldsOf } from "./salvaged-record.ts";

/** The names of a folder's files, together those that are one file to Windows and macOS. */
export class FolderFiles {
  readonly names: readonly string[];
  /** Those that a record means, be it by a name that is not quite theirs. */
  readonly recorded = new Set<string>();
  readonly #alike = new Map<string, string[]>();

  constructor(names: readonly string[]) {
    this.names = names;
    for (const name of names) {
      const key = sameFileKey(name);
      this.#alike.set(key, [...(this.#alike.get(key) ?? []), name]);
    }
  }

  /** Whether the folder has the file that a record names. @param tell hears what is wrong, as the end of a sentence */
  has(name: string | undefined, tell: (text: string) => void): name is string {
    const found = name && this.#find(name);
    if (name && found === name) return true;
    if (!name) tell("没有写文件名");
    else if (found === undefined) tell(`的文件“${name}”不在文章文件夹里`);
    else {
      this.recorded.add(found);
      const difference = found.normalize("NFC") === name ? "字看起来一样，编码不同（NFD）" : "大小写不同";
      tell(`的文件在文件夹里叫“${found}”，${difference}，请改名为“${name}”`);
    }
    return false;
  }

  firstAlike(name: string): string {
    return this.#alike.get(sameFileKey(name))?.[0] ?? name;
  }

  /** A name like it that no file has. */
  freeName(name: string): string {
    const { name: stem, ext } = parse(portableFileName(name));
    for (let number = 2; ; number += 1) {
      const free = `${stem}-${number}${ext}`;
      if (!this.#alike.has(sameFileKey(free))) return free;
    }
  }

  /** The name itself if it is there, otherwise the first that is the same file elsewhere. */
  #find(name: string): string | undefined {
    const alike = this.#alike.get(sameFileKey(name)) ?? [];
    return alike.includes(name) ? name : alike[0];
  }
}

type Path = readonly PropertyKey[];

/**
 * Reports files that are one elsewhere, and those that no record names.
 *
 * @param around where records with file names stand in the record
 * @param named where each file name stands: one of which something wrong was said may mean any file
 */
export function reportFiles(
  files: FolderFiles,
  around: readonly Path[],
  named: readonly Path[],
  { path, report, reported, value }: JsonFile,
  folder: Pick<ArticleFolder, "path" | "hasText">,
): void {
  for (const name of files.names) {
    const first = files.firstAlike(name);
    if (first === name) continue;
    const message = `“${first}”和“${name}”在 Windows 和 macOS 上是同一个文件，请把一个改成别的名称，如“${files.freeName(name)}”。`;
    report.add("bad-picture-file", join(folder.path, name), message);
  }
  // A text by another name is missing, and that was said.
  const misnamed = (name: string) => !folder.hasText && name.toLowerCase() === "article.md";
  const unrecorded = files.names.filter(
    (name) => files.firstAlike(name) === name && !files.recorded.has(name) && !misnamed(name),
  );
  const isWritten = (place: Path) =>
    place.reduce(
      (within: unknown, step) => (Array.isArray(within) ? within[Number(step)] : fieldsOf(within)[String(step)]),
      value,
    );
  const unreadable = named.filter((place) => reported.touches(place) && isWritten(place)).length;
  if (around.some((place) => reported.covers(place)) || unrecorded.length <= unreadable) return;
  const record = basename(path);
  for (const name of unrecorded)
    report.add("unrecorded-file", join(folder.path, name), `文件“${name}”没有在 ${record} 里登记。`);
}
