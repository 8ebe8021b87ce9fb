import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { SecretScan } from "../../content/secrets.ts";
import { fileOf } from "../../domain/address.ts";
import type { Article } from "../../domain/article.ts";
import { traditionalAddress } from "../../domain/edition.ts";
import { LinkBook } from "../../gate/link-book.ts";
import type { Publication } from "../../publication/publication.ts";
import { MANIFEST_PATH } from "../../search/manifest.ts";
import { type NetlifyConfig, redirectFor } from "../../serve/netlify-config.ts";
import { readRedirects } from "../../serve/redirects-file.ts";
import { type FileRecord, filesOf } from "../manifest.ts";
import { creditFindings } from "./credits.ts";
import { EmbargoLeakScan } from "./embargo-leak.ts";
import { articleFindings, fileFindings, redirectFindings, searchFindings } from "./expected.ts";
import { FileReader } from "./file-reader.ts";
import { type Finding, type FindingCode, FindingsError } from "./finding.ts";
import { ownAddressesIn } from "./links.ts";
import { PageCheck } from "./page-check.ts";
import { ContentPolicy } from "./policy.ts";
import { formFault, lostCharacter } from "./well-formed.ts";
import { canBeParsed, contentOf, isWhole } from "./whole-file.ts";

/** A finished site, and what it has to agree with. */
export interface FinishedSite {
  readonly folder: string;
  readonly publication: Publication;
  /** Folder of the articles, to count them again. */
  readonly articles: string;
  /** Addresses that were read and are not published: drafts, articles that are not due, withdrawn ones. */
  readonly skipped: readonly string[];
  /** Articles nobody may see a word of yet. */
  readonly waiting: readonly Article[];
  /** What the Traditional edition makes of a text. */
  readonly convert?: ((text: string) => string) | undefined;
  /** Whether there has to be a search index. */
  readonly search: boolean;
  /** Whether it has to be marked as a preview. */
  readonly drafts: boolean;
  /** Links of drafts that may lead nowhere in a preview, as `LinkBook` takes them. */
  readonly forgivenLinks?: ReadonlySet<string>;
  /** Of the host. */
  readonly config: NetlifyConfig;
}

/** Text for machines, in which the site names its own addresses. */
const MACHINE_TEXT = new Set([".xml", ".json", ".csv", ".txt"]);
const CODE = new Set([".js", ".css"]);

/**
 * The last look before publishing, at the finished files alone and in one pass over their bytes: whatever the steps
 * before claim to have done, what lies there is what readers would get. All findings are told at once.
 *
 * @returns every file with its size and digest
 * @throws FindingsError
 */
export async function verifySite(site: FinishedSite): Promise<readonly FileRecord[]> {
  const { folder, publication } = site;
  const { url } = publication.shell.site;
  const paths = filesOf(folder);
  const files = new Set(paths);
  const redirects = readRedirects(folder);
  const answers = answersOf(publication, [...redirects, ...site.config.redirects]);
  const links = new LinkBook(files, url, answers, site.forgivenLinks);
  const pages = new PageCheck(links, new ContentPolicy(site.config, url), url);
  const secrets = new SecretScan();
  const { articles: published, shell, disclaimers, prosePages, withdrawnArticles, publicRecord, ledger } = publication;
  const { site: about, sections, breaking } = shell;
  const tags = publication.tagLists.map(({ tag }) => tag);
  const said = [
    published,
    about,
    sections,
    breaking,
    tags,
    disclaimers,
    prosePages,
    withdrawnArticles,
    publicRecord,
    ledger,
  ];
  const embargoLeaks = new EmbargoLeakScan(site.waiting, said, site.convert);
  const articles = articlesByFile(publication.articles);
  const records: FileRecord[] = [];
  const findings: Finding[] = [];
  const add = (code: FindingCode, file: string, message: string): void => {
    findings.push({ code, file, message });
  };

  const reader = new FileReader();
  const parsed: Promise<unknown>[] = [];
  for (const path of paths) {
    const bytes = reader.read(join(folder, path));
    records.push({ path, size: bytes.length, sha256: hash("sha256", bytes) });
    const content = unpacked(bytes);
    if (content === undefined || !isWhole(path, bytes)) add("damaged-file", path, lengthOf(bytes));
    else {
      const fault = formFault(path, bytes);
      if (fault) add("ill-formed-file", path, fault);
    }
    for (const secret of secrets.find(content ?? bytes)) add("secret-in-output", path, secret);
    for (const sentence of embargoLeaks.find(content ?? bytes)) add("residue", path, sentence);
    const kind = extname(path);
    const lost = kind === ".html" || MACHINE_TEXT.has(kind) ? lostCharacter(bytes) : undefined;
    if (lost !== undefined) add("lost-character", path, lost);
    if (kind === ".html") {
      findings.push(...pages.look(bytes, path));
      const article = articles.get(path);
      if (article) findings.push(...creditFindings(article.article, bytes, path, article.converted));
    } else if (MACHINE_TEXT.has(kind)) {
      for (const address of ownAddressesIn(bytes, url, kind === ".xml")) {
        if (links.follow(address, path).kind === "broken") add("broken-link", path, `没有 ${address}`);
      }
    } else if (CODE.has(kind)) {
      const length = lengthOf(bytes);
      parsed.push(canBeParsed(path, bytes.toString("utf8")).then((can) => can || add("damaged-file", path, length)));
    }
  }
  await Promise.all(parsed);
  findings.push(
    ...pages.brokenFragments(),
    ...fileFindings(site, files),
    ...redirectFindings(publication, redirects),
    ...(site.search && files.has(MANIFEST_PATH)
      ? searchFindings(publication, files, (file) => readFileSync(join(folder, file)))
      : []),
    ...articleFindings(site.articles, new Set([...publication.articles.map(({ path }) => path), ...site.skipped])),
  );
  if (findings.length > 0) throw new FindingsError(findings);
  return records;
}

function lengthOf({ length }: Buffer): string {
  return length === 0 ? "文件是空的" : `文件不完整，共 ${length} 字节`;
}

function unpacked(bytes: Buffer): Buffer | undefined {
  try {
    return contentOf(bytes);
  } catch {
    return undefined;
  }
}

/** Whether the host answers for an address that is no file: by a redirect, or 410 for what was withdrawn. */
function answersOf(
  { withdrawnArticles }: Publication,
  redirects: NetlifyConfig["redirects"],
): (path: string) => boolean {
  const gone = withdrawnArticles.flatMap(({ path }) => [path, traditionalAddress(path)]);
  // Under /hant/ the host says of everything that it does not exist; that is no answer to a link.
  const answers = redirects.filter(({ status }) => status !== 404);
  return (path) =>
    gone.some((address) => `${path}/`.startsWith(address)) || redirectFor({ redirects: answers }, path) !== undefined;
}

interface ArticleFile {
  readonly article: Article;
  /** Whether it is of the Traditional edition. */
  readonly converted: boolean;
}

function articlesByFile(articles: readonly Article[]): ReadonlyMap<string, ArticleFile> {
  const files = new Map<string, ArticleFile>();
  for (const article of articles) {
    files.set(fileOf(article.path), { article, converted: false });
    files.set(fileOf(traditionalAddress(article.path)), { article, converted: true });
  }
  return files;
}
