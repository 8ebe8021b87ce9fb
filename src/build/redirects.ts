import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { readAlias } from "../domain/address.ts";
import { type Redirected, redirectRules } from "../gate/redirect-rules.ts";
import type { Publication } from "../publication/publication.ts";
import { formatRedirects, REDIRECTS_FILE } from "../serve/redirects-file.ts";

/**
 * Writes what the host does with addresses that have no page (src/gate/redirect-rules.ts).
 *
 * @param traditional whether there is a Traditional edition
 * @param has whether a path of the site is that of a file or a folder
 * @param isThere whether an address of the site has a page or a file
 * @returns how many rules there are
 * @throws ProblemsError `alias-conflict` when an old address is that of a page
 */
export function writeRedirects(
  publication: Redirected & Pick<Publication, "articles">,
  output: string,
  traditional = false,
  has = (path: string) => existsSync(join(output, path)),
  isThere = has,
): number {
  const report = new ProblemReport();
  for (const { folder, aliases } of publication.articles) {
    for (const alias of aliases) {
      const { path, query } = readAlias(alias);
      if (Object.keys(query).length === 0 && has(path))
        report.add("alias-conflict", join(folder, "article.json"), `旧地址 ${alias} 上现在有页面。`);
    }
  }
  report.throwIfAny();
  const rules = redirectRules(publication, traditional, isThere);
  writeFileSync(join(output, REDIRECTS_FILE), formatRedirects(rules));
  return rules.length;
}
