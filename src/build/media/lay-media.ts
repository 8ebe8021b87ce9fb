import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PictureBearer } from "../../domain/article.ts";
import { ownFilesOf } from "../../domain/block-pictures.ts";
import type { SiteFolder } from "../site-folder.ts";

/**
 * Puts the videos, sounds, documents and captions that readers see into the site, as they lie beside their articles. Of what is
 * withdrawn, or has ended, nothing is put there, and the next build clears it out of what is kept.
 *
 * @throws Error of the file system
 */
export function layMedia(bearers: readonly PictureBearer[], site: Pick<SiteFolder, "write">): void {
  const laid = new Set<string>();
  for (const bearer of bearers)
    for (const { file, path } of ownFilesOf(bearer)) {
      if (laid.has(path)) continue;
      laid.add(path);
      site.write(path, readFileSync(join(bearer.folder, file)));
    }
}

/** Finds the file at an address among articles. @returns its path on disk */
export function mediaFileAt(address: string, bearers: readonly PictureBearer[]): string | undefined {
  for (const bearer of bearers)
    for (const { file, path } of ownFilesOf(bearer)) if (path === address) return join(bearer.folder, file);
  return undefined;
}
