import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { type Article, picturesOf } from "../domain/article.ts";

/** Copies the pictures that readers see beside their articles. Withheld and unrecorded files never reach the output. */
export function copyPictures(articles: readonly Article[], output: string): number {
  let count = 0;
  for (const article of articles) {
    for (const picture of picturesOf(article)) {
      if (!picture.shown) continue;
      copyFileSync(join(article.folder, picture.file), join(output, article.path, picture.file));
      count += 1;
    }
  }
  return count;
}
