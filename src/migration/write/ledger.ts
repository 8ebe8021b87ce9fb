import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../content/json-text.ts";
import { Refusal } from "../../terminal/outcome.ts";
import { siteAndPost } from "../identity.ts";
import { ShelvedMap } from "../shelved-map.ts";
import { linesIn } from "./lines-in.ts";

export const LEDGER_NAME = "migration-ledger.json";

const digest = z.string().regex(/^[\w-]{12}$/);
const part = z.string().regex(/^[\w-]{5}$/);

/**
 * What was written of one post when it last was: enough to tell what has changed since, on either side and in which paragraph, and
 * not a word of it (docs/decisions/0068).
 */
export const LedgerEntry = z.strictObject({
  /** Of the article, permanent. */
  id: z.string(),
  /** Its folder, `2019/05/slug`, as it was seen last. */
  at: z.string().regex(/^\d{4}\/\d{2}\/[^/]+$/),
  /** Of article.json, and of each of its fields. */
  record: digest,
  fields: z.record(z.string(), part),
  /** Of article.md, and of its lines, one behind the other. */
  text: digest,
  lines: z.string().regex(/^(?:[\w-]{5})*$/),
  /** Of pictures and other files, by their names. */
  files: z.record(z.string(), digest),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** By site, then by post. */
const Posts = z.record(z.string(), LedgerEntry);
/** What was added to registries, so that what people have taken out does not come back. */
const Added = z.record(z.string(), z.array(z.string()));
/**
 * What a category or tag of an old site became, by site, then by term: `"category news": "section canada"`. Names do not tell: they
 * are shortened, and people here give sections and tags other ones.
 */
export const SettledTerms = z.record(z.string(), z.record(z.string(), z.string().regex(/^(?:section|tag) ./)));
export type SettledTerms = Readonly<Record<string, Readonly<Record<string, string>>>>;
const Head = z.strictObject({ added: Added, terms: SettledTerms });
const Ledger = Head.extend({ sites: z.record(z.string(), Posts) });

/** What was written in earlier runs. Whoever has read it closes its entries. */
export interface Remembered {
  /** By the identity of a post: on the disk, since of an archive it is more than memory should hold. */
  readonly entries: ShelvedMap<LedgerEntry>;
  /** Keys that were added to a registry, by its name. */
  readonly added: Map<string, Set<string>>;
  readonly terms: Map<string, Readonly<Record<string, string>>>;
}

/** @throws Refusal when it cannot be read: without it, every article would be written anew */
export function readLedger(data: string): Remembered {
  const path = join(data, LEDGER_NAME);
  const entries = new ShelvedMap<LedgerEntry>();
  const head = existsSync(path) ? (readLines(path, entries) ?? readWhole(path, entries)) : { added: {}, terms: {} };
  return { entries, ...mapsOf(head) };
}

/** What it says before it comes to posts, which are many. @throws Refusal when it cannot be read */
export function readLedgerHead(data: string): Omit<Remembered, "entries"> {
  const path = join(data, LEDGER_NAME);
  const head = existsSync(path) ? headIn(linesIn(path)) : { added: {}, terms: {} };
  if (head) return mapsOf(head);
  const { entries, ...rest } = readLedger(data);
  entries.close();
  return rest;
}

function mapsOf({ added, terms }: z.infer<typeof Head>): Omit<Remembered, "entries"> {
  return {
    added: new Map(Object.entries(added).map(([name, keys]) => [name, new Set(keys)])),
    terms: new Map(Object.entries(terms)),
  };
}

const SITE = /^("(?:[^"\\]|\\.)*"): \{$/;
const POST = /^("(?:[^"\\]|\\.)*": \{.*\}),?$/;

/**
 * Reads it a line at a time, as it was written: of an archive, all of it at once would take several times its size of memory.
 * @returns undefined when somebody has written it otherwise
 */
function readLines(path: string, entries: ShelvedMap<LedgerEntry>): z.infer<typeof Head> | undefined {
  const lines = linesIn(path);
  const head = headIn(lines);
  if (!head) return undefined;
  let [site, open]: [unknown, number] = ["", 2];
  for (const line of lines) {
    const [, name] = (open === 2 && SITE.exec(line)) || [];
    const [, post] = (open === 3 && POST.exec(line)) || [];
    const read = Posts.safeParse(parseJson(`{${post ?? ""}}`)).data;
    if (name !== undefined) [site, open] = [parseJson(name), 3];
    else if (post !== undefined && read)
      for (const [key, entry] of Object.entries(read)) entries.set(`${site}|${key}`, entry);
    else if (/^\},?$/.test(line)) open -= 1;
    else return undefined;
  }
  return open === 0 ? head : undefined;
}

/** @returns undefined when somebody has written it otherwise */
function headIn(lines: Generator<string>): z.infer<typeof Head> | undefined {
  const next = (): unknown => lines.next().value;
  const [first, added, terms, sites] = [next(), next(), next(), next()];
  const head = Head.safeParse(parseJson(`{${added}${String(terms).replace(/,$/, "")}}`));
  return first === "{" && sites === '"sites": {' ? head.data : undefined;
}

function readWhole(path: string, entries: ShelvedMap<LedgerEntry>): z.infer<typeof Head> {
  const ledger = Ledger.safeParse(parseJson(readFileSync(path, "utf8")));
  if (!ledger.success)
    throw new Refusal(`读不懂 ${path}，它记着每篇旧文写成了什么样，不要手改；用 git 恢复原样再运行。什么都没有写。`);
  for (const [site, posts] of Object.entries(ledger.data.sites))
    for (const [post, entry] of Object.entries(posts)) entries.set(`${site}|${post}`, entry);
  return ledger.data;
}

/** The file, piece by piece: a line a post, by number, so that a changed article is a changed line. */
export function* ledgerPieces({ entries, added, terms }: Remembered): Generator<string> {
  const sites = new Map<string, string[]>();
  for (const identity of entries.keys()) {
    const { site, post } = siteAndPost(identity);
    const posts = sites.get(site);
    if (posts) posts.push(post);
    else sites.set(site, [post]);
  }
  const keys = [...added].toSorted(byName).map(([name, all]) => [name, [...all].toSorted()]);
  yield `{\n"added": ${JSON.stringify(Object.fromEntries(keys))},\n`;
  const settled = [...terms]
    .toSorted(byName)
    .map(([site, all]) => [site, Object.fromEntries(Object.entries(all).toSorted(byName))]);
  yield `"terms": ${JSON.stringify(Object.fromEntries(settled))},\n"sites": {\n`;
  for (const [nth, [site, posts]] of [...sites].toSorted(byName).entries()) {
    yield `${nth > 0 ? ",\n" : ""}${JSON.stringify(site)}: {\n`;
    for (const [at, post] of posts.sort(byLength).entries())
      yield `${at > 0 ? ",\n" : ""}${JSON.stringify(post)}: ${JSON.stringify(entries.get(`${site}|${post}`))}`;
    yield "\n}";
  }
  yield "\n}\n}\n";
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return byLength(a, b);
}

function byLength(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
