import { statSync } from "node:fs";
import { join } from "node:path";
import { picturesOf } from "../domain/article.ts";
import { NOT_FOUND_PAGE, traditionalAddress } from "../domain/edition.ts";
import { fileOf } from "../domain/page-file.ts";
import { renditionsOf } from "../domain/rendition.ts";
import { feedAddresses, pageAddresses } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";

/**
 * Last look before publishing: every address the publication promises is a file with something in it, in both editions.
 * @throws Error naming the first addresses that are not
 */
export function verifyPages(publication: Publication, output: string): void {
  const twins = [...pageAddresses(publication), ...feedAddresses(publication), NOT_FOUND_PAGE];
  const editions = publication.frame.site.traditional ? [twins, twins.map(traditionalAddress)] : [twins];
  const pictures = publication.articles.flatMap((article) =>
    picturesOf(article).flatMap((picture) => (picture.shown ? renditionsOf(picture).map(({ path }) => path) : [])),
  );
  const files = [...editions.flat().map(fileOf), ...pictures, "/sitemap.xml"];
  const missing = files.filter((file) => (statSync(join(output, file), { throwIfNoEntry: false })?.size ?? 0) === 0);
  if (missing.length > 0)
    throw new Error(`有 ${missing.length} 个页面或图片没有生成：${missing.slice(0, 5).join("、")}`);
}
