import { join } from "node:path";
import type { ProblemReport } from "../content/problem-report.ts";
import type { Reading } from "../content/read-publication.ts";
import { fileOf, readAlias } from "../domain/address.ts";
import type { Article } from "../domain/article.ts";
import { MOST_REDIRECTS } from "../domain/old-addresses.ts";
import type { Places } from "../publication/publication.ts";
import type { NetlifyConfig } from "../serve/netlify-config.ts";
import { formatRedirects } from "../serve/redirects-file.ts";
import type { AddressBook } from "./address-book.ts";
import { fittedRedirects } from "./fitted-redirects.ts";
import { placeFinder } from "./place-finder.ts";
import { redirectRules } from "./redirect-rules.ts";

/** The addresses of a publication. */
interface Books {
  readonly all: AddressBook;
  /** Without those that are there because of drafts alone. */
  readonly firm: AddressBook;
}

/**
 * Reports old addresses at which a page lies or for which the host has a rule, and drafts that lie at one.
 *
 * @param config of the host
 * @param drafts gets what only a draft brings about
 * @returns the articles, without the old addresses that are taken
 */
export function reportOldAddresses(
  { articles, linked }: Pick<Reading, "articles" | "linked">,
  { all, firm }: Books,
  config: NetlifyConfig | undefined,
  report: ProblemReport,
  drafts: ProblemReport,
): readonly Article[] {
  const placeIn = placeFinder();
  const isDraft = ({ path }: Article) => linked.get(path)?.status === "draft";
  const keeps = (article: Article, alias: string): boolean => {
    const { path, query } = readAlias(alias);
    const ruled = config?.redirects.some(({ from }) => from === path) ?? false;
    if (Object.keys(query).length > 0 || !(ruled || all.isTaken(path))) return true;
    const file = join(article.folder, "article.json");
    const to = !isDraft(article) && (ruled || firm.isTaken(path)) ? report : drafts;
    const holder = ruled ? "有 netlify.toml 里的规则" : "有本站的页面或文件";
    to.add("alias-conflict", file, `旧地址 ${alias} 上${holder}。`, placeIn(file, `"${alias}"`));
    return false;
  };
  const kept = articles.map((article) => {
    const aliases = article.aliases.filter((alias) => keeps(article, alias));
    // The same object: what was found out about an article holds.
    return aliases.length === article.aliases.length ? article : { ...article, aliases };
  });
  const shown = new Set(articles.map(({ path }) => path));
  const holders = new Map<string, string>(
    articles
      .filter((article) => !isDraft(article))
      .flatMap(({ path, aliases }) => aliases.map((alias) => [`${readAlias(alias).path}/`, path] as const)),
  );
  for (const draft of [...linked.values()].flatMap(({ article }) => (isDraft(article) ? article : []))) {
    // Empty is what stands in for one that was refused.
    const own = shown.has(draft.path) ? [] : draft.aliases.filter((alias) => alias !== "");
    for (const alias of own) keeps(draft, alias);
    const holder = holders.get(draft.path);
    if (holder !== undefined)
      drafts.add("alias-conflict", draft.folder, `这篇草稿的地址是 ${holder} 的旧地址，请换一个文件夹名。`);
  }
  return kept;
}

/** Reminds of more rules than the host documents to serve well, when signposts cannot help. */
export function reportTooMany(publication: Places, { files }: AddressBook, data: string, report: ProblemReport): void {
  const isThere = (address: string) => files.has(fileOf(address));
  const all = redirectRules(publication, publication.shell.site.traditional !== undefined, isThere);
  const { rules, spelling } = fittedRedirects(all, publication.articles.map(({ path }) => path));
  const count = formatRedirects(rules, spelling).split("\n").length - 1;
  if (count <= MOST_REDIRECTS) return;
  const message = `旧地址要 ${count} 条转址规则，托管商说得出的上限是 ${MOST_REDIRECTS} 条。`;
  report.warn("too-many-redirects", join(data, "old-addresses.json"), message);
}
