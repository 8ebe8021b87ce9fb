import { statSync } from "node:fs";
import { join } from "node:path";
import { NOT_FOUND_PAGE, traditionalAddress } from "../domain/edition.ts";
import { fileOf } from "../domain/page-file.ts";
import { feedAddresses, pageAddresses } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";

/**
 * Last look before publishing: every address the publication promises is a file with something in it, in both editions.
 * @throws Error naming the first addresses that are not
 */
export function verifyPages(publication: Publication, output: string): void {
  const twins = [...pageAddresses(publication), ...feedAddresses(publication), NOT_FOUND_PAGE];
  const editions = publication.frame.site.traditional ? [twins, twins.map(traditionalAddress)] : [twins];
  const files = [...editions.flat(), "/sitemap.xml"].map(fileOf);
  const missing = files.filter((file) => (statSync(join(output, file), { throwIfNoEntry: false })?.size ?? 0) === 0);
  if (missing.length > 0) throw new Error(`有 ${missing.length} 个页面没有生成：${missing.slice(0, 5).join("、")}`);
}
