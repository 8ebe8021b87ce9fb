import { hash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { holdsDraftsAlone } from "../../content/folders.ts";
import { decoded, fileOf } from "../../domain/address.ts";
import { traditionalAddress } from "../../domain/edition.ts";
import { isClutter } from "../../domain/file-name.ts";
import { readPattern } from "../../domain/old-addresses.ts";
import { ADMIN_PATH } from "../../domain/site.ts";
import { noticePath } from "../../domain/withdrawal.ts";
import { fittedRedirects } from "../../gate/fitted-redirects.ts";
import { aliasRule, redirectRules } from "../../gate/redirect-rules.ts";
import { movedLists, publishedFiles } from "../../publication/addresses.ts";
import type { Publication } from "../../publication/publication.ts";
import { MANIFEST_PATH } from "../../search/manifest.ts";
import type { Redirect } from "../../serve/netlify-config.ts";
import { redirectFor } from "../../serve/redirect-for.ts";
import { lettersOf, REDIRECTS_FILE } from "../../serve/redirects-file.ts";
import { WORD_TABLE_PATH } from "../../traditional/word-table.ts";
import { MARKS } from "../preview-mark.ts";
import { contentHash } from "../search-index/content-hash.ts";
import type { Finding } from "./finding.ts";

/** Where nothing may lie but what an article or a list asks for. */
const CLOSED = /\.html$|^(?:\/hant)?\/assets\/(?:pictures|media)\/|^\/(?:preview\.json|_headers)$/;

interface Wanted {
  readonly publication: Publication;
  readonly search: boolean;
  readonly drafts: boolean;
}

/** Holds the files against the publication: everything it promises is there, and no page, picture or video besides. */
export function fileFindings(wanted: Wanted, files: ReadonlySet<string>): Finding[] {
  const signposts = signpostsOf(wanted.publication, files).keys();
  const expected = new Set([...expectedFiles(wanted), ...[...signposts].map(fileOf)]);
  const missing = [...expected].filter((file) => !files.has(file));
  const stray = [...files].filter((file) => CLOSED.test(file) && !expected.has(file));
  return [
    ...missing.map((file): Finding => ({ code: "missing-file", file, message: "没有生成" })),
    ...stray.map((file): Finding => ({ code: "stray-file", file, message: "不在应有的文件之内" })),
  ];
}

function expectedFiles({ publication, search, drafts }: Wanted): string[] {
  const { traditional, cms } = publication.shell.site;
  return [
    ...publishedFiles(publication),
    ...(traditional ? [WORD_TABLE_PATH] : []),
    "/sitemap.xml",
    `/${REDIRECTS_FILE}`,
    ...(cms ? [fileOf(ADMIN_PATH)] : []),
    ...(search ? [MANIFEST_PATH] : []),
    ...(drafts ? MARKS : []),
  ];
}

/** Where pages that stand for old addresses lead, by their own address. */
function signpostsOf(publication: Publication, files: ReadonlySet<string>): ReadonlyMap<string, string> {
  const traditional = publication.shell.site.traditional !== undefined;
  const rules = redirectRules(publication, traditional, (address) => files.has(fileOf(address)));
  const pages = publication.articles.map(({ path }) => path);
  return new Map([...fittedRedirects(rules, pages).signposts].map(({ path, to }) => [path, to]));
}

/**
 * Old addresses lead to their article or list, and those of withdrawn articles say that they are gone, in both editions.
 * @param read what the host's own parser makes of the written file
 * @param files of the site
 */
export function redirectFindings(
  publication: Publication,
  { rules, faults }: { readonly rules: readonly Redirect[]; readonly faults: readonly string[] },
  files: ReadonlySet<string>,
): Finding[] {
  const signposts = signpostsOf(publication, files);
  const isSignposted = (sent: string, query: Readonly<Record<string, string>>, to: string): boolean => {
    const path = lettersOf(sent).replace(/(?<=.)\/(?:\*)?$/, "");
    const found = redirectFor({ redirects: rules }, path, new URLSearchParams(query));
    return found?.status === 200 && signposts.get(decoded(found.location)) === to;
  };
  const answers = new Map(
    rules.map(({ from, query, to, status, force }) => [ruleKey(from, query), `${status}${force ? "!" : ""} ${to}`]),
  );
  const { articles, withdrawnArticles, oldAddresses, shell } = publication;
  const inBoth = (from: string, status: number, to: string) => {
    const same = (address: string) => address;
    const editions = shell.site.traditional ? [same, traditionalAddress] : [same];
    return editions.map((of) => [ruleKey(of(from), {}), of(from), `${status}! ${of(to)}`] as const);
  };
  const wanted = [
    ...[...articles, ...withdrawnArticles].flatMap(({ aliases = [], path }) =>
      aliases.flatMap((alias) => {
        const { from, query, force } = aliasRule(alias, path, oldAddresses);
        if (signposts.size > 0 && isSignposted(from, query, path)) return [];
        return [[ruleKey(from, query), alias, `301${force ? "!" : ""} ${path}`] as const];
      }),
    ),
    ...withdrawnArticles.flatMap((one) => inBoth(`${one.path}*`, 410, noticePath(one))),
    ...movedLists(publication).flatMap(({ from, to }) => inBoth(`${from}*`, 301, `${to}:splat`)),
  ];
  const wrong = wanted.flatMap(([key, from, answer]) => {
    const given = answers.get(key);
    return given === answer ? [] : `${from} 应当答复 ${answer}，现在是 ${given ?? "没有规则"}`;
  });
  const unanswered = oldAddresses.rules.flatMap(({ from, to }) => {
    const pattern = readPattern(from);
    if (answers.has(ruleKey(pattern.from, pattern.query))) return [];
    const found = redirectFor({ redirects: rules }, lettersOf(pattern.from), new URLSearchParams(pattern.query));
    const place = decoded(found?.location ?? "");
    // What is below articles of a year a rule about signposts of all of them stands for.
    return found?.status === 200 && (signposts.has(place) || place.endsWith(`/at${to}`)) ? [] : `${from} 没有规则`;
  });
  return [...faults.map((fault) => `托管商读不懂：${fault}`), ...wrong, ...unanswered].map((message) => {
    return { code: "wrong-redirect", file: `/${REDIRECTS_FILE}`, message };
  });
}

/** The same for every spelling of an address, of which the file has one at least (serve/redirects-file.ts). */
function ruleKey(from: string, query: Readonly<Record<string, string>>): string {
  const address = lettersOf(from).replace(/%[0-9a-f]{2}/gi, (sign) => sign.toLowerCase());
  return JSON.stringify([address, ...Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

const ShardList = z.object({
  runtime: z.string().optional(),
  shards: z.array(z.object({ path: z.string(), pages: z.number() })),
});
const FRAGMENT = /^fragment\//;
/** Shards and programs lie side by side: `/pagefind/shards/2026-01-0123456789/`. */
const FOLDER_OF_PART = /^\/pagefind\/[^/]+\/[^/]+\//;

/**
 * The index holds as many articles as there are, and every part it names is whole: folders are named after what is in them.
 *
 * @param read gives a file of the site by its path
 * @param wasWhole whether a folder was looked at when it held these very files
 */
export function searchFindings(
  { articles }: Publication,
  files: Iterable<string>,
  read: (file: string) => Uint8Array,
  wasWhole: (files: readonly string[]) => boolean = () => false,
): Finding[] {
  const list = ShardList.safeParse(jsonOf(read(MANIFEST_PATH)));
  if (!list.success) return [incomplete("列表读不懂")];
  const { runtime, shards } = list.data;
  const folders = [...shards.map(({ path }) => path), ...(runtime ? [runtime] : [])];
  const parts = new Map(folders.map((path): [string, string[]] => [path, []]));
  for (const file of files) {
    const folder = FOLDER_OF_PART.exec(file)?.[0] ?? "";
    parts.get(folder)?.push(file.slice(folder.length));
  }
  const partOf = (folder: string) => parts.get(folder) ?? [];
  const damaged = folders.filter((folder) => {
    if (wasWhole(partOf(folder).map((name) => folder + name))) return false;
    const bundle = new Map(partOf(folder).map((name) => [name, hash("sha256", read(folder + name))]));
    return !folder.endsWith(`${contentHash(bundle)}/`);
  });
  const miscounted = shards.filter(
    ({ path, pages }) => partOf(path).filter((name) => FRAGMENT.test(name)).length !== pages,
  );
  const pages = shards.reduce((sum, shard) => sum + shard.pages, 0);
  return [
    ...damaged.map((folder) => incomplete(`${folder} 里的文件不全，或不是原来的`)),
    ...miscounted.map(({ path, pages }) => incomplete(`${path} 里不是 ${pages} 篇`)),
    ...(pages === articles.length ? [] : [incomplete(`可搜索 ${pages} 篇，应有 ${articles.length} 篇`)]),
  ];
}

function incomplete(message: string): Finding {
  return { code: "incomplete-search", file: MANIFEST_PATH, message };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}

/**
 * Counts independently of the reader: every folder that stands where articles stand was read, held back or withdrawn, or is a
 * draft's, which may have no address.
 * @param folder of the articles
 * @param accounted addresses of articles that are published or known to wait
 */
export function articleFindings(folder: string, accounted: ReadonlySet<string>): Finding[] {
  const addresses = foldersIn(folder).flatMap((year) =>
    foldersIn(join(folder, year)).flatMap((month) =>
      foldersIn(join(folder, year, month)).map((slug) => `/${year}/${month}/${slug}/`),
    ),
  );
  return addresses
    .filter((address) => !accounted.has(address) && !holdsDraftsAlone(join(folder, address)))
    .map((file) => ({ code: "missing-article", file, message: `${join(folder, file)} 没有读到` }));
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !isClutter(entry.name) ? [entry.name] : [],
  );
}
