import { join } from "node:path";
import { addressOf } from "../content/folders.ts";
import { articleAddressIn, fileOfLink, type Linked, type OwnLink } from "../content/links.ts";
import { type Place, ProblemReport, START } from "../content/problem-report.ts";
import type { Reading } from "../content/read-publication.ts";
import type { SiteData } from "../content/site-data.ts";
import { decoded, fileOf } from "../domain/address.ts";
import type { Article } from "../domain/article.ts";
import { contentsOfBlock } from "../domain/article-blocks.ts";
import type { Clock } from "../domain/clock.ts";
import { commentParagraphs } from "../domain/comment.ts";
import { traditionalAddress } from "../domain/edition.ts";
import { formsOf } from "../domain/form.ts";
import { NO_ASSETS } from "../publication/page-shell.ts";
import { type Places, placesOf } from "../publication/publication.ts";
import type { NetlifyConfig } from "../serve/netlify-config.ts";
import { AddressBook, answersOf } from "./address-book.ts";
import { absoluteLink, LinkBook } from "./link-book.ts";
import { reportOldAddresses, reportTooMany } from "./old-addresses.ts";
import { placeFinder } from "./place-finder.ts";
import { OWN_LIST } from "./redirect-rules.ts";

/** Always there: the top of the page (html.spec.whatwg.org, navigate to a fragment). */
const TOP = ["", "top"];
/** A list by its key, or of the archive. */
const LIST = /^\/(?:hant\/)?(?:(?:tags|sources|sections|people)\/([^/]+)|archive\/\d{4})\//;
/** Pages that are there because of the articles listed on them. */
const LISTS = /^\/(?:hant\/)?(?:(?:tags|sources|sections|people|topics|archive)\/|\d{4}\/(?:\d{2}\/)?$)/;

type Known = Reading & { readonly siteData: SiteData };

/** Reports a link that leads nowhere. @param meant nobody has made a mistake: it is told, and stops nothing */
type Flag = (code: "dead-link" | "dead-fragment", message: string, place: Place, meant: boolean) => void;

/** Where a link stands. */
interface Origin {
  /** File of its page on the site. */
  readonly page: string;
  readonly flag: Flag;
  /** Whether it is of a draft that is shown: a preview forgives it. */
  readonly inDraft?: boolean;
}

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
  reading: Known,
  data: string,
  config: NetlifyConfig | undefined,
  clock: Clock,
  report: ProblemReport,
): Around {
  const { siteData, articles, breaking, front, linked } = reading;
  const contents = { assets: NO_ASSETS, breaking, front, clock };
  const publication = placesOf(siteData, { ...contents, articles });
  const anchors = new Map([
    ...[...linked].map(([address, { anchors: own }]) => [address, own] as const),
    ...siteData.linkedPages.map(({ page, anchors: own }) => [page.path, own] as const),
  ]);
  const all = new AddressBook(publication, (address) => anchors.get(address) ?? []);
  const firmly = articles.filter(({ path }) => linked.get(path)?.status !== "draft");
  const firm =
    firmly.length === articles.length
      ? all
      : new AddressBook(placesOf(siteData, { ...contents, articles: firmly }), () => []);
  const inDrafts = new ProblemReport();
  const kept = reportOldAddresses(reading, { all, firm }, config, report, inDrafts);
  reportTooMany({ ...publication, articles: kept }, all, data, report);
  const links = new OwnLinks(reading, publication, all, config, { report, inDrafts });
  for (const article of linked.values()) links.ofArticle(article);
  links.ofSiteData(data);
  links.ofComments(join(data, "comments"));
  report.include(inDrafts, true);
  return { articles: kept, forgivenLinks: links.forgiven };
}

/** Follows the links of a publication to its own pages. */
class OwnLinks {
  readonly forgiven = new Set<string>();
  readonly #reading: Known;
  readonly #book: AddressBook;
  readonly #links: LinkBook;
  readonly #reports: Readonly<Record<"report" | "inDrafts", ProblemReport>>;
  readonly #placeIn = placeFinder();
  readonly #shown: ReadonlySet<string>;
  /** Addresses of folders that could not be read. */
  readonly #unread: ReadonlySet<string>;
  /** Addresses of withdrawn articles, in both editions. */
  readonly #gone: ReadonlySet<string>;
  /** Of lists that there may have been. */
  readonly #keys: ReadonlySet<string>;

  constructor(
    reading: Known,
    publication: Places,
    book: AddressBook,
    config: NetlifyConfig | undefined,
    reports: Readonly<Record<"report" | "inDrafts", ProblemReport>>,
  ) {
    const { siteData, articles, linked, folders, skipped } = reading;
    const { site, sections, tags, sources, people } = siteData;
    this.#reading = reading;
    this.#book = book;
    this.#reports = reports;
    this.#gone = new Set(publication.withdrawnArticles.flatMap(({ path }) => [path, traditionalAddress(path)]));
    this.#links = new LinkBook(book.files, site.url, answersOf(publication, config));
    this.#shown = new Set(articles.map(({ path }) => path));
    const accounted = new Set([...linked.keys(), ...skipped.map(({ path }) => path)]);
    this.#unread = new Set(folders.map(addressOf).filter((address) => !accounted.has(address)));
    const lists = [...sections, ...tags, ...Object.entries(sources)];
    const keyed = [...lists.map(([key, { formerly }]) => ({ key, formerly })), ...people];
    this.#keys = new Set(keyed.flatMap(({ key, formerly = [] }) => [key, ...formerly]));
  }

  /** Those in its text, and those of its record. */
  ofArticle({ article, status, bodyPath, links }: Linked): void {
    const draft = status === "draft";
    const shown = this.#shown.has(article.path);
    const from = (file: string): Origin => {
      const { report, inDrafts } = this.#reports;
      const flag: Flag = draft
        ? (code, message, place) => inDrafts.add(code, file, message, place)
        : (code, message, place) => report.warn(code, file, message, place);
      return { page: fileOf(article.path), flag: shown && !draft ? this.#flagIn(file) : flag, inDraft: draft && shown };
    };
    for (const link of links) this.#followAll([link], from(fileOfLink(bodyPath, link)));
    const record = join(article.folder, "article.json");
    for (const address of new Set(addressesOf(article))) this.#followAddress(address, record, from(record));
  }

  /** Those of the prose pages, the sources and the settings, and where an earlier site's pages lead. */
  ofSiteData(data: string): void {
    const { site, sources, linkedPages, oldAddresses } = this.#reading.siteData;
    for (const { page, file, links } of linkedPages) {
      this.#followAll(links, { page: fileOf(page.path), flag: this.#flagIn(file) });
    }
    const registry = join(data, "sources.json");
    for (const { url, licenceUrl } of Object.values(sources)) {
      for (const address of [url, licenceUrl ?? ""]) this.#followAddress(address, registry);
    }
    const old = join(data, "old-addresses.json");
    for (const { from, to } of oldAddresses.rules) {
      this.#reportInTheWay(from, old);
      if (to === undefined || /\/:[a-z]/.test(to) || this.#links.follow(to).kind !== "broken") continue;
      const message = `旧地址 ${from} 要转到的 ${to} 已经不在，读者看到的是“已经没有了”（410）。`;
      this.#reports.report.warn("dead-link", old, message, this.#placeIn(old, JSON.stringify(from)));
    }
    const forms = formsOf(site);
    if (forms.provider !== "netlify") this.#followAddress(forms.action, join(data, "site.json"));
  }

  /** A list that was said to be given up and is still there: the host shows it. @param old the file of the rule */
  #reportInTheWay(from: string, old: string): void {
    const [list] = OWN_LIST.exec(from) ?? [];
    if (list === undefined || !this.#book.isTaken(list.slice(0, -1))) return;
    const message = `旧地址 ${from} 上还有本站的页面，读者看到的是那一页，这一条不起作用。`;
    this.#reports.report.warn("idle-old-address", old, message, this.#placeIn(old, JSON.stringify(from)));
  }

  ofComments(folder: string): void {
    for (const { path, comments } of this.#reading.articles) {
      for (const { id, website, text } of comments) {
        const written = commentParagraphs(text)
          .flat(2)
          .flatMap((piece) => (piece.kind === "link" ? [piece.url] : []));
        for (const address of [website ?? "", ...written])
          this.#followAddress(address, join(folder, path, `${id}.json`));
      }
    }
  }

  #flagIn(file: string): Flag {
    const { report } = this.#reports;
    return (code, message, place, meant) =>
      meant ? report.warn(code, file, message, place) : report.add(code, file, message, place);
  }

  /** Those of a text. Of links to articles that are not out the reader has told. */
  #followAll(links: readonly OwnLink[], origin: Origin): void {
    for (const link of links) {
      const target = articleAddressIn(link.path) ?? "";
      if (!this.#reading.linked.has(target) || this.#shown.has(target)) this.#follow(link, origin);
    }
  }

  /** @param shownAs the address as it is written; of a link in a text the path says enough */
  #follow({ path, fragment, place }: OwnLink, { page, flag, inDraft }: Origin, shownAs?: string): void {
    const along = this.#wentAlong(path);
    const report = (code: "dead-link" | "dead-fragment", message: string): void => {
      flag(code, along ? `${message}那里的文章有撤下或者到期的。` : message, place, along);
      if (along || inDraft) this.forgiven.add(`${decoded(path)}#${decoded(fragment)}`);
    };
    const target = this.#links.follow(absoluteLink(path, page));
    const named = shownAs ?? `${path}${fragment && `#${fragment}`}`;
    if (target.kind === "broken" && !this.#mayComeBack(path)) report("dead-link", `本站没有 ${decoded(named)}。`);
    if (target.kind !== "file" || TOP.includes(fragment)) return;
    if (![fragment, decoded(fragment)].some((name) => this.#book.hasAnchor(target.file, name)))
      report("dead-fragment", `${decoded(path)} 上没有 #${decoded(fragment)}。`);
  }

  #followAddress(
    address: string,
    file: string,
    { flag, inDraft }: Omit<Origin, "page"> = { flag: this.#flagIn(file) },
  ): void {
    const target = URL.canParse(address) ? new URL(address) : undefined;
    if (target?.origin !== this.#reading.siteData.site.url) return;
    const link = { path: target.pathname, fragment: target.hash.slice(1), place: START };
    const placed: Flag = (code, message, _, meant) => flag(code, message, this.#placeIn(file, address), meant);
    this.#follow(link, { page: "/index.html", flag: placed, ...(inDraft && { inDraft }) }, address);
  }

  /** Whether a list, or a place on one, may have gone with what was taken down: nothing is to hold that up. */
  #wentAlong(path: string): boolean {
    const [list, key] = LIST.exec(path) ?? [];
    const listed = list !== undefined && (key === undefined || this.#keys.has(key));
    return this.#gone.size > 0 && (path === "/" || listed);
  }

  /** An article that is broken now has an address and brings its lists along; that it is broken has been said. */
  #mayComeBack(path: string): boolean {
    const article = articleAddressIn(path.replace(/^\/hant(?=\/)/, ""));
    return article === undefined ? this.#unread.size > 0 && LISTS.test(path) : this.#unread.has(article);
  }
}

/** What an article's page links to by its record. */
function addressesOf(article: Article): string[] {
  const sources = article.sources.flatMap(({ url }) => url ?? []);
  return [...sources, ...article.body.flatMap((block) => contentsOfBlock(block).addresses)];
}
