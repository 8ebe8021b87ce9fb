import { readAlias } from "../domain/address.ts";
import type { Article } from "../domain/article.ts";
import { NOT_FOUND_PAGE, traditionalAddress } from "../domain/edition.ts";
import { type OldAddresses, type OldAddressRule, readPattern, sortedBySpecificity } from "../domain/old-addresses.ts";
import { noticePath } from "../domain/withdrawal.ts";
import { type Lists, movedLists } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import type { Redirect } from "../serve/netlify-config.ts";
import { redirectFor } from "../serve/redirect-for.ts";

/** Of an article that has moved: there its Traditional variant was known as well. */
const OWN_ADDRESS = /^\/\d{4}\/\d{2}\/[a-z0-9-]+\/$/;
/** Of a list of this site by its key: it has, or had, a Traditional variant. */
export const OWN_LIST = /^\/(?:sections|tags|sources|people|topics)\/[a-z0-9-]+\//;

/** What of a publication has, or had, addresses without a page. */
export interface Redirected extends Pick<Publication, "withdrawnArticles" | "oldAddresses">, Lists {
  readonly articles: readonly Pick<Article, "path" | "aliases">[];
}

/**
 * What the host does with addresses that have no page: old addresses lead to their article, taken down or not, to their list or
 * to what there is instead of an earlier site's page or of a list that was given up (301), or say that it is gone (410); those of withdrawn articles answer 410
 * with the notice, in both editions. Under `/hant/` what does not exist is said in traditional characters.
 *
 * A rule about one article is forced, since nothing else may lie there; one that may be true of more is not: where there is a
 * file, the host serves it.
 *
 * @param traditional whether there is a Traditional edition
 * @param isThere whether an address of the site has a page or a file: what leads to none answers 410
 */
export function redirectRules(
  publication: Redirected,
  traditional: boolean,
  isThere: (address: string) => boolean,
): Redirect[] {
  const { articles, withdrawnArticles, oldAddresses } = publication;
  const inBoth = (rule: Redirect): Redirect[] =>
    traditional ? [rule, { ...rule, from: traditionalAddress(rule.from), to: traditionalAddress(rule.to) }] : [rule];
  const gone = withdrawnArticles.flatMap((one) => inBoth(forced(`${one.path}*`, 410, noticePath(one))));
  const lists = movedLists(publication).flatMap(({ from, to }) => inBoth(forced(`${from}*`, 301, `${to}:splat`)));
  const moved = [...articles, ...withdrawnArticles].flatMap(({ aliases = [], path }) =>
    aliases.flatMap((alias) => {
      const rule = aliasRule(alias, path, oldAddresses);
      return OWN_ADDRESS.test(readAlias(alias).sent) ? inBoth(rule) : [rule];
    }),
  );
  const old = [...moved, ...lists];
  const others = oldAddresses.rules.flatMap((rule) => {
    const answer = answerTo(rule, old, isThere);
    return OWN_LIST.test(answer.from) ? inBoth(answer) : [answer];
  });
  const missing: Redirect = {
    ...forced(traditionalAddress("/*"), 404, traditionalAddress(NOT_FOUND_PAGE)),
    force: false,
  };
  return [...gone, ...sortedBySpecificity([...old, ...others]), ...(traditional ? [missing] : [])];
}

/** The rule of one of an article's old addresses. */
export function aliasRule(alias: string, to: string, { belowAliases }: Pick<OldAddresses, "belowAliases">): Redirect {
  const { sent, query } = readAlias(alias);
  const asks = Object.keys(query).length > 0;
  if (!belowAliases || asks) return { ...forced(sent, 301, to), query };
  return { ...forced(`${sent.replace(/\/+$/, "")}/*`, 301, to), force: false };
}

/**
 * What a rule about an earlier site's address answers today.
 *
 * @param old rules by which what it leads to may have moved since: a reader is sent on once
 */
export function answerTo(
  { from, to }: OldAddressRule,
  old: readonly Redirect[],
  isThere: (address: string) => boolean,
): Redirect {
  const { from: sent, query } = readPattern(from);
  // On the front page and wherever else there is a page, only a forced rule is asked at all.
  const rule = { from: sent, query, force: Object.keys(query).length > 0 };
  const now = to === undefined || /\/:[a-z]/.test(to) ? to : placeNow(to, old, isThere);
  return now === undefined ? { ...rule, status: 410, to: NOT_FOUND_PAGE } : { ...rule, status: 301, to: now };
}

function placeNow(to: string, old: readonly Redirect[], isThere: (address: string) => boolean): string | undefined {
  const [path = "", query] = to.split("?");
  if (isThere(path)) return to;
  const next = redirectFor({ redirects: old }, path)?.location;
  return next !== undefined && isThere(next) ? next + (query === undefined ? "" : `?${query}`) : undefined;
}

function forced(from: string, status: number, to: string): Redirect {
  return { from, query: {}, to, status, force: true };
}
