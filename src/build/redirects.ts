import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { fileOf, readAlias } from "../domain/address.ts";
import type { Article } from "../domain/article.ts";
import { MOST_REDIRECTS } from "../domain/old-addresses.ts";
import { signpostPage } from "../domain/signpost.ts";
import { fittedRedirects } from "../gate/fitted-redirects.ts";
import { type Redirected, redirectRules } from "../gate/redirect-rules.ts";
import { formatRedirects, REDIRECTS_FILE } from "../serve/redirects-file.ts";

/** What it takes to answer for old addresses. */
interface Answering extends Redirected {
  readonly articles: readonly Pick<Article, "path" | "aliases" | "folder">[];
  readonly shell: { readonly site: { readonly url: string } };
}

/**
 * Writes what the host does with addresses that have no page (src/gate/redirect-rules.ts), and the pages that send on where rules
 * would be too many (src/gate/fitted-redirects.ts).
 *
 * @param traditional whether there is a Traditional edition
 * @param has whether a path of the site is that of a file or a folder
 * @param isThere whether an address of the site has a page or a file
 * @param most lines of the host's file
 * @returns how many addresses are answered for
 * @throws ProblemsError `alias-conflict` when an old address is that of a page
 */
export function writeRedirects(
  publication: Answering,
  output: string,
  traditional = false,
  has = (path: string) => existsSync(join(output, path)),
  isThere = has,
  most = MOST_REDIRECTS,
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
  const all = redirectRules(publication, traditional, isThere);
  const pages = publication.articles.map(({ path }) => path);
  const { rules, signposts, spelling } = fittedRedirects(all, pages, most);
  writeFileSync(join(output, REDIRECTS_FILE), formatRedirects(rules, spelling));
  for (const post of signposts) {
    const file = join(output, fileOf(post.path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, signpostPage(post, publication.shell.site.url));
  }
  return all.length;
}
