import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { SecretScan } from "../../content/secrets.ts";
import { fileOf } from "../../domain/address.ts";
import type { Article } from "../../domain/article.ts";
import { traditionalAddress } from "../../domain/edition.ts";
import type { AdmittedPublication } from "../../gate/gate.ts";
import { LinkBook } from "../../gate/link-book.ts";
import type { Publication } from "../../publication/publication.ts";
import { MANIFEST_PATH } from "../../search/manifest.ts";
import { type NetlifyConfig, redirectFor } from "../../serve/netlify-config.ts";
import { readAsHost, readRedirects } from "../../serve/redirects-file.ts";
import { type FileRecord, filesOf } from "../manifest.ts";
import type { BuildOptions } from "../options.ts";
import { traditionalConverterOf } from "../traditional-edition.ts";
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

/** Text for machines, in which the site names its own addresses. */
const MACHINE_TEXT = new Set([".xml", ".json", ".csv", ".txt"]);
const CODE = new Set([".js", ".css"]);

/**
 * The last look before publishing, at the finished files alone and in one pass over their bytes: whatever the steps
 * before claim to have done, what lies there is what readers would get. All findings are told at once.
 *
 * @param admitted what was read: also what nobody may see yet
 * @returns every file with its size and digest
 * @throws FindingsError
 */
export async function verifySite(
  folder: string,
  publication: Publication,
  admitted: Pick<AdmittedPublication, "siteData" | "skipped" | "unpublished" | "config" | "forgivenLinks">,
  options: Pick<BuildOptions, "articles" | "search" | "drafts">,
): Promise<readonly FileRecord[]> {
  const { config, forgivenLinks, skipped } = admitted;
  const { url } = publication.shell.site;
  const paths = filesOf(folder);
  const files = new Set(paths);
  const redirects = readRedirects(folder);
  const links = new LinkBook(files, url, answersOf(publication, [...redirects, ...config.redirects]), forgivenLinks);
  const look = new FileLook(publication, links, new ContentPolicy(config, url), embargoScanOf(publication, admitted));
  const records: FileRecord[] = [];
  const findings: Finding[] = [];
  const reader = new FileReader();
  for (const path of paths) {
    const bytes = reader.read(join(folder, path));
    records.push({ path, size: bytes.length, sha256: hash("sha256", bytes) });
    findings.push(...look.at(path, bytes));
  }
  const { articles } = publication;
  findings.push(
    ...(await look.atLast()),
    ...fileFindings({ publication, ...options }, files),
    ...redirectFindings(publication, await readAsHost(folder)),
    ...(options.search && files.has(MANIFEST_PATH)
      ? searchFindings(publication, files, (file) => readFileSync(join(folder, file)))
      : []),
    ...articleFindings(options.articles, new Set([...articles, ...skipped].map(({ path }) => path))),
  );
  if (findings.length > 0) throw new FindingsError(findings);
  return records;
}

/** Looks at the files of a site, one by one. */
class FileLook {
  readonly #url: string;
  readonly #links: LinkBook;
  readonly #pages: PageCheck;
  readonly #secrets = new SecretScan();
  readonly #embargo: EmbargoLeakScan;
  readonly #articles: ReadonlyMap<string, ArticleFile>;
  readonly #parsed: Promise<Finding[]>[] = [];

  constructor({ shell, articles }: Publication, links: LinkBook, policy: ContentPolicy, embargo: EmbargoLeakScan) {
    this.#url = shell.site.url;
    this.#links = links;
    this.#pages = new PageCheck(links, policy, this.#url);
    this.#embargo = embargo;
    this.#articles = articlesByFile(articles);
  }

  /** @param bytes of the file; they may be gone after the call */
  at(path: string, bytes: Buffer): Finding[] {
    const finding = (code: FindingCode, message: string): Finding => ({ code, file: path, message });
    const content = unpacked(bytes);
    const damaged = content === undefined || !isWhole(path, bytes);
    const fault = damaged ? undefined : formFault(path, bytes);
    const lost = extname(path) === ".html" || MACHINE_TEXT.has(extname(path)) ? lostCharacter(bytes) : undefined;
    return [
      ...(damaged ? [finding("damaged-file", lengthOf(bytes))] : []),
      ...(fault ? [finding("ill-formed-file", fault)] : []),
      ...(lost !== undefined ? [finding("lost-character", lost)] : []),
      ...this.#secrets.find(content ?? bytes).map((secret) => finding("secret-in-output", secret)),
      ...this.#embargo.find(content ?? bytes).map((sentence) => finding("residue", sentence)),
      ...this.#byKind(path, bytes, finding),
    ];
  }

  /** What can only be told when every file has been looked at. */
  async atLast(): Promise<Finding[]> {
    return [...(await Promise.all(this.#parsed)).flat(), ...this.#pages.brokenFragments()];
  }

  #byKind(path: string, bytes: Buffer, finding: (code: FindingCode, message: string) => Finding): Finding[] {
    const kind = extname(path);
    if (kind === ".html") {
      const own = this.#articles.get(path);
      const credits = own ? creditFindings(own.article, bytes, path, own.converted) : [];
      return [...this.#pages.look(bytes, path), ...credits];
    }
    if (MACHINE_TEXT.has(kind))
      return ownAddressesIn(bytes, this.#url, kind === ".xml")
        .filter((address) => this.#links.follow(address, path).kind === "broken")
        .map((address) => finding("broken-link", `没有 ${address}`));
    if (CODE.has(kind)) {
      const damage = finding("damaged-file", lengthOf(bytes));
      this.#parsed.push(canBeParsed(path, bytes.toString("utf8")).then((can) => (can ? [] : [damage])));
    }
    return [];
  }
}

/** What stands in the publication's own records may be read, whoever else says it as well. */
function embargoScanOf(
  { articles, shell, tagLists, disclaimers, prosePages, withdrawnArticles, publicRecord, ledger }: Publication,
  { siteData, unpublished }: Pick<AdmittedPublication, "siteData" | "unpublished">,
): EmbargoLeakScan {
  const { site, sections, breaking } = shell;
  const tags = tagLists.map(({ tag }) => tag);
  const record = { disclaimers, prosePages, withdrawnArticles, publicRecord, ledger };
  const published = [articles, site, sections, breaking, tags, ...Object.values(record)];
  const convert = unpublished.length > 0 ? traditionalConverterOf(siteData) : undefined;
  return new EmbargoLeakScan(unpublished, published, convert);
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
