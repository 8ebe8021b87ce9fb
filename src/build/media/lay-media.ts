import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PictureBearer } from "../../domain/article.ts";
import { type OwnFile, ownFilesOf } from "../../domain/block-pictures.ts";
import { creditedFile } from "../../embedding/embed-credit.ts";
import type { SiteFolder } from "../site-folder.ts";

/**
 * Puts the videos, sounds and documents that readers see into the site, with their credit inside where their kind has a place for it. Of
 * what is withdrawn, or has ended, nothing is put there, and the next build clears it out of what is kept.
 *
 * @throws Error of the file system
 */
export function layMedia(bearers: readonly PictureBearer[], site: Pick<SiteFolder, "write">): void {
  const laid = new Set<string>();
  for (const bearer of bearers)
    for (const file of ownFilesOf(bearer)) {
      if (laid.has(file.path)) continue;
      laid.add(file.path);
      site.write(file.path, bytesOf(bearer, file));
    }
}

/** Finds the file at an address among articles. @returns what is published there */
export function mediaFileAt(address: string, bearers: readonly PictureBearer[]): Buffer | undefined {
  for (const bearer of bearers)
    for (const file of ownFilesOf(bearer)) if (file.path === address) return bytesOf(bearer, file);
  return undefined;
}

function bytesOf({ folder }: Pick<PictureBearer, "folder">, { file, credit }: OwnFile): Buffer {
  const bytes = readFileSync(join(folder, file));
  return credit ? Buffer.concat(creditedFile(bytes, credit)) : bytes;
}
