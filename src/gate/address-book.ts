import { posix } from "node:path";
import { fileOf, readAlias } from "../domain/address.ts";
import { chartAnchor } from "../domain/chart.ts";
import { anchorOf } from "../domain/comment.ts";
import { serviceOf } from "../domain/comment-service.ts";
import { TRADITIONAL_ROOT, traditionalAddress } from "../domain/edition.ts";
import { readPattern } from "../domain/old-addresses.ts";
import { chartsOf } from "../domain/placed-charts.ts";
import { SIGNPOST_ROOT } from "../domain/signpost.ts";
import { ADMIN_PATH } from "../domain/site.ts";
import { movedLists, publishedFiles } from "../publication/addresses.ts";
import type { Places } from "../publication/publication.ts";
import type { NetlifyConfig } from "../serve/netlify-config.ts";
import { redirectFor } from "../serve/redirect-for.ts";

/** Files that every site has and that are no pages. */
const FIXED = [
  "/robots.txt",
  "/icon.svg",
  "/apple-touch-icon.png",
  "/.well-known/security.txt",
  "/.well-known/tdmrep.json",
  "/.well-known/trust.txt",
  "/trust.txt",
  "/sources/ledger.csv",
  "/sources/ledger.json",
  "/sitemap.xml",
  "/sitemaps/pages.xml",
];
/** Folders that belong to the program: what lies in them has no lasting address. */
const PROGRAM = ["/assets", "/pagefind", "/sitemaps", "/admin", "/comment-frame", SIGNPOST_ROOT];
/** Places on pages that templates make and that mean something to a reader; fields of forms do not. */
const ON_EVERY_PAGE = ["main"];
const ON_ARTICLES = ["sources", "sources-title", "comments", "comments-title", "error-report"];
const ON_PAGES: Readonly<Record<string, readonly string[]>> = {
  "/rights/": ["rights-form-title"],
  "/search/": ["search-input", "search-results"],
};

/** Names of the places in a text that a link may lead to. */
export type AnchorsOfText = (address: string) => readonly string[];

/**
 * Every address that a publication is going to have, before any of it is made. What is only here would be a dead link, and
 * what is only on the finished site no link may lead to: tests/gate/address-book.test.ts compares both.
 */
export class AddressBook {
  readonly files: ReadonlySet<string>;
  readonly #publication: Places;
  readonly #anchorsOfText: AnchorsOfText;
  readonly #articles: ReadonlyMap<string, Places["articles"][number]>;
  readonly #anchors = new Map<string, ReadonlySet<string>>();
  #folders: ReadonlySet<string> | undefined;

  constructor(publication: Places, anchorsOfText: AnchorsOfText) {
    const admin = publication.shell.site.cms ? [fileOf(ADMIN_PATH)] : [];
    this.files = new Set([...publishedFiles(publication), ...admin, ...FIXED]);
    this.#publication = publication;
    this.#anchorsOfText = anchorsOfText;
    this.#articles = new Map(publication.articles.map((article) => [article.path, article]));
  }

  /** Whether a page, a file or a folder is going to lie at an old address. @param path decoded, without a slash at the end */
  isTaken(path: string): boolean {
    const clean = posix.normalize(path);
    const program = this.#publication.shell.site.traditional ? [...PROGRAM, TRADITIONAL_ROOT] : PROGRAM;
    if (clean === "/" || program.some((folder) => `${clean}/`.startsWith(`${folder}/`))) return true;
    this.#folders ??= foldersOf(this.files);
    return this.files.has(clean) || this.#folders.has(clean);
  }

  /** Whether a place on a page has this name. @param file as in `files` */
  hasAnchor(file: string, name: string): boolean {
    const address = file.replace(/index\.html$/, "");
    const own = address.startsWith(`${TRADITIONAL_ROOT}/`) ? address.slice(TRADITIONAL_ROOT.length) : address;
    let anchors = this.#anchors.get(own);
    if (!anchors) {
      anchors = new Set([...ON_EVERY_PAGE, ...this.#anchorsOfText(own), ...this.#anchorsOfTemplate(own)]);
      this.#anchors.set(own, anchors);
    }
    return anchors.has(name);
  }

  #anchorsOfTemplate(address: string): readonly string[] {
    const { archive, archiveMonths, front, topicPages, personIndex, shell } = this.#publication;
    const article = this.#articles.get(address);
    if (article) {
      return [
        ...ON_ARTICLES,
        ...(article.commentsOpen ? ["comment-form"] : []),
        ...(article.changes.length > 0 ? ["changes", "changes-title"] : []),
        ...article.comments.map(anchorOf),
        ...chartsOf(article).map(chartAnchor),
      ];
    }
    if (address === "/") {
      const { bands, stream, discussed } = front;
      const named = [...(stream.length > 0 ? ["newest"] : []), ...(discussed.length > 0 ? ["discussed"] : [])];
      return [...named, ...bands.map(({ section }) => (section ? `s-${section.key}` : "others"))];
    }
    if (address === "/privacy/" && serviceOf(shell.site.comments)) return ["comment-service"];
    if (address === "/people/" && personIndex.some(({ person }) => person.former)) return ["former-title"];
    const topic = topicPages.find(({ topic: { path } }) => path === address);
    if (topic) return anchorsOfTopic(topic);
    if (address === "/archive/") return archive.map(({ year }) => `y${year}`);
    const month = archiveMonths.find(({ path }) => path === address);
    return month ? month.days.map(({ day }) => `d${day}`) : (ON_PAGES[address] ?? []);
  }
}

function anchorsOfTopic({ events, sources }: Places["topicPages"][number]): string[] {
  const chronology = events.length > 0 ? ["chronology-title"] : [];
  return ["articles-title", ...chronology, ...(sources.length > 0 ? ["topic-sources-title"] : [])];
}

function foldersOf(files: ReadonlySet<string>): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = posix.dirname(file); folder !== "/" && !folders.has(folder); folder = posix.dirname(folder))
      folders.add(folder);
  }
  return folders;
}

/** Whether the host answers for a decoded path that is no file: an old address, something withdrawn, a rule of its own. */
export function answersOf(publication: Places, config: NetlifyConfig | undefined): (path: string) => boolean {
  const gone = new Set(publication.withdrawnArticles.flatMap(({ path }) => [path, traditionalAddress(path)]));
  const holders = [...publication.articles, ...publication.withdrawnArticles];
  const aliases = new Set(
    holders.flatMap(({ aliases: own = [] }) =>
      own.map(readAlias).flatMap(({ path, query }) => (Object.keys(query).length === 0 ? path : [])),
    ),
  );
  const moved = movedLists(publication).flatMap(({ from }) => [from, traditionalAddress(from)]);
  const { rules, belowAliases } = publication.oldAddresses;
  const patterns = [
    ...rules.map(({ from }) => readPattern(from).from),
    ...(belowAliases ? [...aliases].map((path) => `${path}/*`) : []),
  ];
  const redirects = {
    redirects: [
      ...(config?.redirects.filter(({ status }) => status !== 404) ?? []),
      ...patterns.map((from) => ({ from, query: {}, to: "/", status: 301, force: false })),
    ],
  };
  return (path) => {
    const article = /^(?:\/hant)?\/\d{4}\/\d{2}\/[a-z0-9-]+\//.exec(`${path}/`)?.[0];
    return (
      (article !== undefined && gone.has(article)) ||
      moved.some((address) => `${path}/`.startsWith(address)) ||
      aliases.has(path.replace(/(?<=.)\/+$/, "")) ||
      redirectFor(redirects, path) !== undefined
    );
  };
}
