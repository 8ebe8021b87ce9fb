import { parse } from "node:path";
import type { PictureRecord } from "../../domain/article-record.ts";
import { portableFileName, sameFileKey } from "../../domain/file-name.ts";
import type { Draft } from "../../manuscripts/manuscript.ts";
import type { ReadBody } from "../model.ts";
import type { PictureLibrary } from "./library.ts";

/** Room for a number, whatever the script. */
const LONGEST_STEM = 50;

/** A picture of an article that has no file. */
export interface MissingPicture {
  /** By which the text places it. */
  readonly name: string;
  /** Where it was; empty when nothing tells. */
  readonly address: string;
  /** In Chinese, as readers are told. */
  readonly reason: string;
}

/** The pictures of one article. */
export interface ArticlePictures {
  /** Records as they are written: with a file, or with the reason why there is none. */
  readonly pictures: ReadonlyMap<string, PictureRecord>;
  /** By the names that they get in the article's folder: where the files lie. */
  readonly files: ReadonlyMap<string, string>;
  readonly missing: readonly MissingPicture[];
  /** How often each reason. */
  readonly reasons: ReadonlyMap<string, number>;
}

/**
 * Finds the files of an article's pictures. What is found is named so that every system keeps the name, and two files of one name
 * are kept apart; whether it is shown depends on whose it is. What is not found says why.
 *
 * @param names of all files of the article
 */
export async function picturesOf(
  draft: Pick<Draft, "pictures">,
  read: Pick<ReadBody, "manuscript" | "attachments">,
  library: PictureLibrary,
  names = new FileNames(),
): Promise<ArticlePictures> {
  const pictures = new Map<string, PictureRecord>();
  const missing: MissingPicture[] = [];
  const reasons = new Map<string, number>();
  for (const [name, record] of draft.pictures) {
    const address = read.manuscript.pictures.get(name)?.address ?? "";
    const found = await library.find(read.attachments.get(name) ?? 0, address);
    if ("path" in found) {
      const { unavailable: _, ...shown } = record;
      pictures.set(name, { ...shown, file: names.take(found.name, found.path) });
      continue;
    }
    pictures.set(name, { ...record, unavailable: found.reason });
    missing.push({ name, address, reason: found.reason });
    reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1);
  }
  return { pictures, files: names.files, missing, reasons };
}

/** Names of files in one folder. */
export class FileNames {
  readonly files = new Map<string, string>();
  readonly #taken = new Map<string, string>();

  /** @returns the name of the file: its own, with a number where another file has it */
  take(name: string, path: string): string {
    const { name: stem, ext } = parse(name);
    for (let number = 1; ; number += 1) {
      const free =
        number === 1 ? name : portableFileName(`${[...stem].slice(0, LONGEST_STEM).join("")}-${number}${ext}`);
      const holder = this.#taken.get(sameFileKey(free));
      if (holder !== undefined && this.files.get(holder) === path) return holder;
      if (holder !== undefined) continue;
      this.#taken.set(sameFileKey(free), free);
      this.files.set(free, path);
      return free;
    }
  }
}
