import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addressOf } from "../content/folders.ts";
import { articleAddressIn, type OwnLink } from "../content/links.ts";
import { type Place, ProblemReport, placeAt, START } from "../content/problem-report.ts";
import type { Survey } from "../content/read-publication.ts";
import { fileOf, readAlias } from "../domain/address.ts";
import { type Article, picturesOf, quotesOf } from "../domain/article.ts";
import { commentParagraphs } from "../domain/comment.ts";
import { traditionalAddress } from "../domain/edition.ts";
import { movedLists } from "../publication/addresses.ts";
import { Publication } from "../publication/publication.ts";
import { type NetlifyConfig, redirectFor } from "../serve/netlify-config.ts";
import { AddressBook } from "./address-book.ts";
import { LinkBook } from "./link-book.ts";

/** Where the files of the program will lie does not matter here. */
const ASSETS = {
  styles: "",
  listStyles: "",
  printStyles: "",
  breakingStyles: "",
  firstScript: "",
  script: "",
  searchScript: "",
};
/** Always there: the top of the page (html.spec.whatwg.org, navigate to a fragment). */
const TOP = ["", "top"];
/** Pages that are there because of the articles listed on them. */
/** A list by its key, or of the archive. */
const LIST = /^\/(?:hant\/)?(?:(?:tags|sources|sections)\/([^/]+)|archive\/\d{4})\//;
const LISTS = /^\/(?:hant\/)?(?:(?:tags|sources|sections|archive)\/|\d{4}\/(?:\d{2}\/)?$)/;

type Known = Survey & { readonly siteData: NonNullable<Survey["siteData"]> };
/** @param meant nobody has made a mistake: it is told, and stops nothing */
type Flag = (code: "dead-link" | "dead-fragment", message: string, place: Place, meant?: boolean) => void;

/** What a preview does about drafts that stand in the way or lead nowhere. */
interface Around {
  /** Those that are shown, without old addresses at which a page lies that is there because of drafts alone. */
  readonly articles: readonly Article[];
  readonly forgivenLinks: ReadonlySet<string>;
}

/**
 * Follows every link from the publication's own words to its own pages, and every old address, before a page is made: what
 * leads nowhere, and what would stand in the way of a page. What a broken article would have brought is not missed.
 *
 * @param data the data folder, for the places of what is found
 * @param config of the host, whose redirects are answers
 */
export function reportOwnAddresses(
  survey: Known,
  data: string,
  config: NetlifyConfig | undefined,
  now: number,
  report: ProblemReport,
): Around {
  const { siteData, articles, breaking, linked, folders, skipped } = survey;
  const { site, linkedPages } = siteData;
  const isDraft = ({ path }: Article) => linked.get(path)?.status === "draft";
  const publicationOf = (shown: readonly Article[]) =>
    new Publication({ ...siteData, articles: shown, assets: ASSETS, breaking, now });
  const publication = publicationOf(articles);
  const anchors = new Map([
    ...[...linked].map(([address, { anchors: own }]) => [address, own] as const),
    ...linkedPages.map(({ page, anchors: own }) => [page.path, own] as const),
  ]);
  const book = new AddressBook(publication, (address) => anchors.get(address) ?? []);
  const told = new Set([...linked.keys(), ...skipped.map(({ path }) => path)]);
  const unread = new Set(folders.map(addressOf).filter((address) => !told.has(address)));
  const aliases = new Set(
    [...articles, ...publication.withdrawnArticles.map(({ aliases = [] }) => ({ aliases }))]
      .flatMap((article) => article.aliases.map(readAlias))
      .flatMap(({ path, query }) => (Object.keys(query).length === 0 ? path : [])),
  );
  const gone = new Set(publication.withdrawnArticles.flatMap(({ path }) => [path, traditionalAddress(path)]));
  const sources = Object.entries(siteData.sources).map(([key, { formerly }]) => ({ key, formerly }));
  const keys = new Set(
    [...siteData.sections.values(), ...siteData.tags.values(), ...sources].flatMap(({ key, formerly = [] }) => [
      key,
      ...formerly,
    ]),
  );
  const moved = movedLists(publication).flatMap(({ from }) => [from, traditionalAddress(from)]);
  const redirects = { redirects: config?.redirects.filter(({ status }) => status !== 404) ?? [] };
  const placeIn = placeFinder();
  const links = new LinkBook(book.files, site.url, isAnswered);
  const published = new Set(articles.map(({ path }) => path));
  const base = new URL(site.url).pathname.replace(/\/$/, "");

  const inDrafts = new ProblemReport();
  const firm = articles.some(isDraft)
    ? new AddressBook(publicationOf(articles.filter((article) => !isDraft(article))), () => [])
    : book;
  const keepsAlias = (article: Article, alias: string): boolean => {
    const { path, query } = readAlias(alias);
    if (Object.keys(query).length > 0 || !book.isTaken(path)) return true;
    const file = join(article.folder, "article.json");
    const told = !isDraft(article) && firm.isTaken(path) ? report : inDrafts;
    told.add("alias-conflict", file, `旧地址 ${alias} 上有本站的页面或文件。`, placeIn(file, `"${alias}"`));
    return false;
  };
  const kept = articles.map((article) => ({
    ...article,
    aliases: article.aliases.filter((alias) => keepsAlias(article, alias)),
  }));
  const drafts = [...linked.values()].flatMap(({ article }) => (isDraft(article) ? article : []));
  const firmly = drafts.length > 0 ? articles.filter((article) => !isDraft(article)) : [];
  const holders = new Map<string, string>(
    firmly.flatMap(({ path, aliases: own }) => own.map((alias) => [`${readAlias(alias).path}/`, path] as const)),
  );
  for (const draft of drafts) {
    // Empty is what stands in for one that was refused.
    const own = published.has(draft.path) ? [] : draft.aliases.filter((alias) => alias !== "");
    for (const alias of own) keepsAlias(draft, alias);
    const holder = holders.get(draft.path);
    if (holder !== undefined)
      inDrafts.add("alias-conflict", draft.folder, `这篇草稿的地址是 ${holder} 的旧地址，请换一个文件夹名。`);
  }
  const forgivenLinks = new Set<string>();
  for (const { article, bodyPath, links: own } of linked.values()) {
    const shown = published.has(article.path);
    const flagIn = (file: string): Flag => {
      if (isDraft(article)) return (code, message, place) => inDrafts.add(code, file, message, place);
      return shown ? add(file) : (code, message, place) => report.warn(code, file, message, place);
    };
    for (const link of own) {
      // Of articles that wait the reader of articles has told.
      const waits = linked.has(articleAddressIn(link.path) ?? "") && !published.has(articleAddressIn(link.path) ?? "");
      if (!waits) follow(link, fileOf(article.path), flagIn(bodyPath), "", isDraft(article) && shown);
    }
    const record = join(article.folder, "article.json");
    for (const address of new Set(addressesOf(article)))
      followAddress(address, record, flagIn(record), isDraft(article) && shown);
  }
  for (const { page, file, links: own } of linkedPages) {
    for (const link of own) follow(link, fileOf(page.path), add(file), "");
  }
  const registry = join(data, "sources.json");
  for (const { url, licenceUrl } of Object.values(siteData.sources)) {
    for (const address of [url, licenceUrl ?? ""]) followAddress(address, registry, add(registry));
  }
  const settings = join(data, "site.json");
  if (site.comments.provider !== "netlify") followAddress(site.comments.action, settings, add(settings));
  for (const { path, comments } of articles) {
    for (const { id, website, text } of comments) {
      const file = join(data, "comments", path, `${id}.json`);
      const written = commentParagraphs(text)
        .flat(2)
        .flatMap((piece) => (piece.kind === "link" ? [piece.url] : []));
      for (const address of [website ?? "", ...written]) followAddress(address, file, add(file));
    }
  }
  report.include(inDrafts, true);
  return { articles: kept, forgivenLinks };

  function add(file: string): Flag {
    return (code, message, place, meant) =>
      meant ? report.warn(code, file, message, place) : report.add(code, file, message, place);
  }

  /** @param shownAs the address as it is written; of a link in a text the path says enough */
  function follow(
    { path, fragment, place }: OwnLink,
    from: string,
    tell: Flag,
    shownAs: string,
    inDraft = false,
  ): void {
    const local = path.startsWith(`${base}/`) ? path.slice(base.length) : path;
    const along = wentAlong(local);
    const flag: Flag = (code, message, at) => {
      tell(code, along ? `${message}那里的文章有撤下或者到期的。` : message, at, along);
      if (along || inDraft) forgivenLinks.add(`${decoded(path)}#${decoded(fragment)}`);
    };
    const target = links.follow(local, from);
    const named = shownAs === "" ? `${local}${fragment && `#${fragment}`}` : shownAs;
    if (target.kind === "broken" && !mayComeBack(local)) flag("dead-link", `本站没有 ${decoded(named)}。`, place);
    if (target.kind !== "file" || TOP.includes(fragment)) return;
    if (![fragment, decoded(fragment)].some((name) => book.hasAnchor(target.file, name)))
      flag("dead-fragment", `${decoded(local)} 上没有 #${decoded(fragment)}。`, place);
  }

  function followAddress(address: string, file: string, flag: Flag, inDraft = false): void {
    const target = URL.canParse(address) ? new URL(address) : undefined;
    if (target?.origin !== new URL(site.url).origin) return;
    if (`${target.pathname}/`.startsWith(`${base}/`) === false) return;
    const link = { path: target.pathname, fragment: target.hash.slice(1), place: START };
    const placed: Flag = (code, message, _, meant) => flag(code, message, placeIn(file, address), meant);
    follow(link, "/index.html", placed, address, inDraft);
  }

  /** Whether the host answers for a decoded path that is no file: an old address, something withdrawn, a rule of its own. */
  function isAnswered(path: string): boolean {
    const article = /^(?:\/hant)?\/\d{4}\/\d{2}\/[a-z0-9-]+\//.exec(`${path}/`)?.[0];
    return (
      (article !== undefined && gone.has(article)) ||
      moved.some((address) => `${path}/`.startsWith(address)) ||
      aliases.has(path.replace(/(?<=.)\/+$/, "")) ||
      redirectFor(redirects, path) !== undefined
    );
  }

  /** Whether a list, or a place on one, may have gone with what was taken down: nothing is to hold that up. */
  function wentAlong(path: string): boolean {
    const [list, key] = LIST.exec(path) ?? [];
    return gone.size > 0 && (path === "/" || (list !== undefined && (key === undefined || keys.has(key))));
  }

  /** An article that is broken now has an address and brings its lists along; that it is broken has been said. */
  function mayComeBack(path: string): boolean {
    const article = articleAddressIn(path.replace(/^\/hant(?=\/)/, ""));
    return article === undefined ? unread.size > 0 && LISTS.test(path) : unread.has(article);
  }
}

/** What an article's page links to by its record. */
function addressesOf(article: Article): string[] {
  const credits = picturesOf(article).flatMap(({ credit }) => credit ?? []);
  const quotes = quotesOf(article);
  const cited = [...article.sources, ...credits, ...quotes.flatMap(({ source }) => source ?? [])];
  return [...cited.flatMap(({ url }) => url ?? []), ...quotes.map(({ url }) => url)];
}

/** @returns what tells where a text first stands in a file; of the last one it keeps what is in it */
function placeFinder(): (file: string, text: string) => Place {
  let [last, content] = ["", ""];
  return (file, text) => {
    if (last !== file)
      content = readFileSync(file, "utf8")
        .replace(/^\uFEFF/, "")
        .replaceAll("\r\n", "\n");
    last = file;
    const at = content.indexOf(text);
    return at < 0 ? START : placeAt(content, at);
  };
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
