import { lstatSync, readFileSync } from "node:fs";
import { fileOf } from "../../domain/address.ts";
import type { PictureBearer } from "../../domain/article.ts";
import { traditionalAddress } from "../../domain/edition.ts";
import type { AdmittedPublication } from "../../gate/gate.ts";
import { LinkBook } from "../../gate/link-book.ts";
import type { Stamp } from "../../kept/blob-store.ts";
import { digestOf, digestOfRecord } from "../../kept/digest.ts";
import type { Publication } from "../../publication/publication.ts";
import { MANIFEST_PATH } from "../../search/manifest.ts";
import type { NetlifyConfig } from "../../serve/netlify-config.ts";
import { redirectFor } from "../../serve/redirect-for.ts";
import { readAsHost, readRedirects } from "../../serve/redirects-file.ts";
import { type FileRecord, filesOf } from "../manifest.ts";
import type { BuildOptions } from "../options.ts";
import type { Taken } from "../site-folder.ts";
import { traditionalConverterOf } from "../traditional-edition.ts";
import { type CreditRecord, creditDigestOf, creditRecordOf } from "./credits.ts";
import { EmbargoLeakScan } from "./embargo-leak.ts";
import { articleFindings, fileFindings, redirectFindings, searchFindings } from "./expected.ts";
import { FactBook } from "./fact-book.ts";
import { type FileFacts, isSound, numbersOf, packScan } from "./file-facts.ts";
import { FileReader } from "./file-reader.ts";
import { type Finding, FindingsError } from "./finding.ts";
import { PhraseSearch } from "./phrase-search.ts";
import { ContentPolicy } from "./policy.ts";
import { codeFindings, FileScanner } from "./scan-file.ts";
import { SiteCheck } from "./site-check.ts";
import { contentOf } from "./whole-file.ts";

/** What a build knows already of files it has made; without it every file is read. */
export interface KnownFiles {
  /** How files lay there when they were made or kept, by path. */
  readonly stamps: ReadonlyMap<string, Stamp>;
  readonly facts: FactBook;
  /** What lies in the old site yet, and comes into the new one as it is; a look at it was taken when the build began. */
  readonly taken?: Taken;
}

const NOTHING: Taken = { folder: "", folders: [], paths: [] };

/**
 * The last look before publishing, at the finished files alone: whatever the steps before claim to have done, what lies
 * there is what readers would get. A file that still lies there as when its bytes were looked at is not read again, unless
 * everything shall be; every other is. All findings are told at once.
 *
 * @param admitted what was read: also what nobody may see yet
 * @returns every file with its size and digest
 * @throws FindingsError
 */
export async function verifySite(
  folder: string,
  publication: Publication,
  admitted: Pick<AdmittedPublication, "siteData" | "skipped" | "unpublished" | "config" | "forgivenLinks">,
  options: Pick<BuildOptions, "articles" | "search" | "drafts" | "verify">,
  { stamps, facts, taken = NOTHING }: KnownFiles = { stamps: new Map(), facts: new FactBook() },
): Promise<readonly FileRecord[]> {
  const { config, forgivenLinks, skipped } = admitted;
  const { url } = publication.shell.site;
  const elsewhere = new Set(taken.paths);
  const paths = [...taken.paths, ...filesOf(folder)].sort();
  const files = new Set(paths);
  const fileAt = (path: string) => (elsewhere.has(path) ? taken.folder : folder) + path;
  const embargo = embargoScanOf(publication, admitted);
  const scanner = new FileScanner({ url, phrases: embargo.phrases });
  const notYetSought = new PhraseSearch(facts.newAmong(embargo.phrases));
  const secrets = new Map<number, boolean>();
  const isSecret = (number: number): boolean => {
    const is = secrets.get(number) ?? scanner.isSecret(facts.texts.textOf(number));
    secrets.set(number, is);
    return is;
  };
  const credits = creditsOf(publication.bearers);
  const reader = new FileReader();
  const records: FileRecord[] = [];
  const findings: Finding[] = [];
  const looked = new Map<string, FileFacts>();
  for (const path of paths) {
    const file = fileAt(path);
    const credit = credits.get(path);
    const stamp = stamps.get(path);
    const isKnown = options.verify !== "all" && stamp && (elsewhere.has(path) || isStill(file, stamp));
    let own = isKnown ? facts.of(path, stamp.sha256) : undefined;
    if (!own || own.credited !== credit?.digest || numbersOf(own, "tokens").some(isSecret)) {
      const bytes = reader.read(file);
      const scan = scanner.scan(path, bytes, credit?.record());
      findings.push(...scan.findings, ...embargo.findings(path, scan.phrases), ...(await codeFindings(path, bytes)));
      own = packScan(scan, facts.texts);
      // What the same bytes were made of is known to whoever made them, and to no scan.
      const before = facts.of(path, scan.sha256);
      if (stamp?.sha256 === scan.sha256 && isSound(scan))
        facts.add(path, before ? { ...before, credited: own.credited } : own);
    } else if (!notYetSought.isEmpty && !facts.isNew(path)) {
      const found = notYetSought.find(contentOf(reader.read(file)));
      findings.push(...embargo.findings(path, found));
      if (found.length > 0) facts.forget(path);
    }
    looked.set(path, own);
    records.push({ path, size: own.size, sha256: own.sha256 });
  }
  const wasWhole = (paths: readonly string[]): boolean => {
    const content = digestOfRecord(paths.map((path) => [path, looked.get(path)?.sha256]));
    return facts.hasSeenTogether(content) && options.verify !== "all";
  };
  const redirects = readRedirects(folder);
  const links = new LinkBook(files, url, answersOf(publication, [...redirects, ...config.redirects]), forgivenLinks);
  const { articles, withdrawnArticles } = publication;
  const circumstances = [redirects, config, withdrawnArticles.map(({ path }) => path), [...(forgivenLinks ?? [])]];
  const toFollow = facts.toFollow(looked, digestOf(circumstances));
  findings.push(
    ...new SiteCheck(links, new ContentPolicy(config, url), facts, looked).findings(
      options.verify === "all" ? looked.keys() : toFollow,
    ),
    ...fileFindings({ publication, ...options }, files),
    ...redirectFindings(publication, await readAsHost(folder)),
    ...(options.search && files.has(MANIFEST_PATH)
      ? searchFindings(publication, files, (file) => readFileSync(fileAt(file)), wasWhole)
      : []),
    ...articleFindings(options.articles, new Set([...articles, ...skipped].map(({ path }) => path))),
  );
  if (findings.length > 0) throw new FindingsError(findings);
  return records;
}

/** Whether nobody has touched a file since it was stamped. */
function isStill(file: string, { size, mtimeMs, ino }: Stamp): boolean {
  const now = lstatSync(file);
  return now.isFile() && now.size === size && now.mtimeMs === mtimeMs && now.ino === ino;
}

/** What stands in the publication's own records may be read, whoever else says it as well. */
export function embargoScanOf(
  {
    articles,
    shell,
    tagLists,
    personLists,
    topicPages,
    disclaimers,
    prosePages,
    withdrawnArticles,
    publicRecord,
    ledger,
    oldAddresses,
  }: Publication,
  { siteData, unpublished }: Pick<AdmittedPublication, "siteData" | "unpublished">,
): EmbargoLeakScan {
  const { site, breaking } = shell;
  const tags = tagLists.map(({ tag }) => tag);
  const people = personLists.map(({ person }) => person);
  const topics = topicPages.map(({ topic }) => topic);
  const record = { people, topics, disclaimers, prosePages, withdrawnArticles, publicRecord, ledger };
  const published = [articles, site, [...siteData.sections.values()], breaking, tags, ...Object.values(record)];
  const convert = unpublished.length > 0 ? traditionalConverterOf(siteData, "theirs") : undefined;
  const gone = oldAddresses.rules.flatMap(({ from, to }) => (to === undefined ? from.replace(/\*$/, "") : []));
  return new EmbargoLeakScan(unpublished, published, gone, convert);
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

/** What the page of somebody has to credit; hardly any page is held against it, but all against its digest. */
interface Credit extends Pick<CreditRecord, "digest"> {
  record(): CreditRecord;
}

/** Of the pages of articles, and others with pictures, by their files. */
function creditsOf(bearers: readonly PictureBearer[]): ReadonlyMap<string, Credit> {
  const credits = new Map<string, Credit>();
  for (const bearer of bearers)
    for (const converted of [false, true]) {
      const path = converted ? traditionalAddress(bearer.path) : bearer.path;
      const digest = creditDigestOf(bearer, converted);
      credits.set(fileOf(path), { digest, record: () => creditRecordOf(bearer, converted) });
    }
  return credits;
}
