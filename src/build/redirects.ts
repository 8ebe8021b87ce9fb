import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { readAlias } from "../domain/address.ts";
import { NOT_FOUND_PAGE, traditionalAddress } from "../domain/edition.ts";
import { noticePath } from "../domain/withdrawal.ts";
import { type Lists, movedLists } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import type { Redirect } from "../serve/netlify-config.ts";
import { formatRedirects, REDIRECTS_FILE } from "../serve/redirects-file.ts";

/** Of an article that has moved: there its Traditional variant was known as well. */
const OWN_ADDRESS = /^\/\d{4}\/\d{2}\/[a-z0-9-]+\/$/;

/** What of a publication has, or had, addresses without a page. */
export type Redirected = Pick<Publication, "articles" | "withdrawnArticles"> & Lists;

/**
 * Writes what the host does with addresses that have no page: old addresses lead to their article, taken down or not, or to their list (301), those of
 * withdrawn articles answer 410 with the notice, in both editions. Under `/hant/` what does not exist is said in traditional
 * characters; where there is a file, the host serves it first.
 *
 * @param traditional whether there is a Traditional edition
 * @param has whether a path of the site is that of a file or a folder
 * @returns how many rules there are
 * @throws ProblemsError `alias-conflict` when an old address is that of a page
 */
export function writeRedirects(
  publication: Redirected,
  output: string,
  traditional = false,
  has = (path: string) => existsSync(join(output, path)),
): number {
  const { articles, withdrawnArticles } = publication;
  const report = new ProblemReport();
  const inBoth = (from: string, to: string, status: number): Redirect[] => {
    const rule = { from, query: {}, to, status, force: true };
    return traditional ? [rule, { ...rule, from: traditionalAddress(from), to: traditionalAddress(to) }] : [rule];
  };
  const leadTo = (to: string, from: string, query: Redirect["query"]): Redirect[] =>
    OWN_ADDRESS.test(from) ? inBoth(from, to, 301) : [{ from, query, to, status: 301, force: true }];
  const moved = articles.flatMap((article) =>
    article.aliases.flatMap((alias): Redirect[] => {
      const { sent, path, query } = readAlias(alias);
      if (Object.keys(query).length === 0 && has(path))
        report.add("alias-conflict", join(article.folder, "article.json"), `旧地址 ${alias} 上现在有页面。`);
      return leadTo(article.path, sent, query);
    }),
  );
  report.throwIfAny();
  const toGone = withdrawnArticles.flatMap(({ aliases = [], path }) =>
    aliases.map(readAlias).flatMap(({ sent, query }) => leadTo(path, sent, query)),
  );
  const gone = withdrawnArticles.flatMap((one) => inBoth(`${one.path}*`, noticePath(one), 410));
  const lists = movedLists(publication).flatMap(({ from, to }) => inBoth(`${from}*`, `${to}:splat`, 301));
  const missing: Redirect = {
    from: traditionalAddress("/*"),
    query: {},
    to: traditionalAddress(NOT_FOUND_PAGE),
    status: 404,
    force: false,
  };
  const rules = [...gone, ...moved, ...toGone, ...lists, ...(traditional ? [missing] : [])];
  writeFileSync(join(output, REDIRECTS_FILE), formatRedirects(rules));
  return rules.length;
}
