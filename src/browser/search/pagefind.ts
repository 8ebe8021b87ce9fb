import { nameOf, pagefindList, SIGNATURE, unpackList } from "../../search/index-list.ts";
import { type IndexPiece, pagefindPiece, unpackPiece } from "../../search/index-piece.ts";
import { INDEX_FORMAT, MANIFEST_PATH, type ShardEntry, type ShardManifest } from "../../search/manifest.ts";
import type { Archive, Facets, Fragment, Shard } from "../../search/shard.ts";
import { Heads } from "./heads.ts";
import { OutdatedPage } from "./outdated-page.ts";

/** The part of Pagefind 1.6's browser interface that this site uses. */
interface PagefindModule {
  createInstance(options: object): PagefindInstance;
}

interface PagefindInstance {
  init(): Promise<void>;
  search(text: string | null, options?: object): Promise<PagefindAnswer | null>;
  filters(): Promise<unknown>;
  preload(text: string): Promise<void>;
}

interface PagefindAnswer {
  readonly results: readonly { readonly id: string; readonly score: number; data(): Promise<Fragment> }[];
  readonly filters: Facets;
}

/** The index as a list names it. */
export interface Index extends Archive {
  /** The text of the list; another one is another index. */
  readonly list: string;
}

/** The files by which Pagefind begins to read a shard. */
interface Beginning {
  readonly entry: string;
  readonly list: Uint8Array<ArrayBuffer>;
  readonly wasm: ArrayBuffer;
}

const network = globalThis.fetch.bind(globalThis);
/** By the folder of the shard, those of earlier lists included. */
const beginnings = new Map<string, Beginning>();
/** How often a piece of a folder could not be loaded. */
const faults = new Map<string, number>();
/** Han words of the pieces that were loaded, and how many articles have each. */
const words = new Map<string, Map<string, number>>();
const programs = new Map<string, Promise<ArrayBuffer>>();

/** Mixed words, see `searchDocument`; what else is in the metadata is no text. */
const RANKING = { metaWeights: { x: 0.5, n: 0, s: 0, date: 0, image: 0, alt: 0.2, credit: 0 } };

/**
 * Opens the index: reads the list of its parts. Pagefind and the parts themselves are loaded when they are first asked.
 * @param cache `reload` passes over every cache, for when what an earlier list names is gone
 * @param load imports Pagefind; a test brings its own
 * @throws OutdatedPage when the list was written for another script than this one
 * @throws Error when there is none
 */
export async function openIndex(cache: "no-cache" | "reload", load = importPagefind): Promise<Index> {
  const list = await (await got(MANIFEST_PATH, { cache })).text();
  const { format, runtime = "", shards, heads: entry, names }: ShardManifest = JSON.parse(list);
  if (format !== INDEX_FORMAT) throw new OutdatedPage(`the index has format ${format}, not ${INDEX_FORMAT}`);
  globalThis.fetch = fetchForPagefind;
  let loading: Promise<PagefindModule> | undefined;
  const pagefind = () => {
    loading ??= load(`${runtime}pagefind.js`);
    return loading;
  };
  const open = async (shard: ShardEntry) => {
    const [module, list, wasm] = await Promise.all([
      pagefind(),
      listOf(shard),
      programOf(`${runtime}wasm.unknown.pagefind`),
    ]);
    beginnings.set(shard.path, { entry: JSON.stringify(shard.entry), list, wasm });
    return start(module, shard.path);
  };
  const heads = new Heads(entry, bytesOf);
  const { sections, sources } = entry;
  const opened = shards.map((shard) => shardOf(shard, () => open(shard)));
  return { list, shards: opened, titles: heads, book: heads, names, sections, sources };
}

/** A variable keeps the bundler and the compiler from looking for a file that exists only after the build. */
function importPagefind(address: string): Promise<PagefindModule> {
  return import(address);
}

function shardOf({ path, from, to, pages }: ShardEntry, open: () => Promise<PagefindInstance>): Shard {
  let opening: Promise<PagefindInstance> | undefined;
  // Pagefind goes on without a piece that it could not load, as if nothing stood in it; such an answer does not count.
  const complete = async <T>(work: (instance: PagefindInstance) => Promise<T>): Promise<T> => {
    const before = faults.get(path);
    opening ??= open();
    const result = await work(await opening);
    if (faults.get(path) !== before) throw new Error(`a piece of ${path} is missing`);
    return result;
  };
  const fragments = new Map<number, Promise<Fragment>>();
  const fragment = (order: number): Promise<Fragment> => {
    const reading = fragments.get(order) ?? fragmentAt(`${path}fragment/${nameOf(order)}.pf_fragment`);
    fragments.set(order, reading);
    reading.catch(() => fragments.delete(order));
    return reading;
  };
  return {
    from,
    to,
    pages,
    ...(typeof DecompressionStream !== "undefined" && { fragment }),
    async search(terms, filters) {
      const answer = await complete((instance) => instance.search(asked(terms), { filters }));
      return (answer?.results ?? []).map((hit) => ({ ...hit, order: Number(hit.id.split("_").pop()) }));
    },
    async facets(terms, filters) {
      const answer = await complete(async (instance) => {
        await instance.filters();
        return instance.search(asked(terms), { filters });
      });
      return answer?.filters ?? {};
    },
    async preload(prefixes) {
      await complete((instance) => Promise.all(prefixes.map((prefix) => instance.preload(prefix))));
    },
    async words(prefixes) {
      await complete((instance) => Promise.all(prefixes.map((prefix) => instance.preload(prefix))));
      return words.get(path) ?? new Map();
    },
  };
}

/**
 * Starts Pagefind on one folder. It must not cut the query into words of its own (terms.ts has done that), which it does
 * for a page in Chinese: in a worker there is no page; in a page it reads the language at once, before anything waits.
 */
async function start(module: PagefindModule, basePath: string): Promise<PagefindInstance> {
  const root = typeof document === "undefined" ? undefined : document.documentElement;
  const language = root?.lang;
  if (root) root.lang = "und";
  const instance = module.createInstance({
    basePath,
    baseUrl: "/",
    metaCacheTag: "",
    noWorker: true,
    ranking: RANKING,
  });
  if (root && language) root.lang = language;
  await instance.init();
  return instance;
}

/**
 * Stands between Pagefind and the network. What it looks for first in every folder is here already, because nobody hears
 * when it cannot begin. The index comes packed, see `index-list.ts`. Bodies are read here, so that one that breaks off is
 * noted as well.
 */
async function fetchForPagefind(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const address = typeof input === "string" ? input : "";
  const [path, beginning] = [...beginnings].find(([folder]) => address.startsWith(folder)) ?? [];
  if (!path || !beginning) return network(input, init);
  const file = address.slice(path.length);
  if (file.startsWith("pagefind-entry.json")) return new Response(beginning.entry);
  if (file.endsWith(".pf_meta")) return new Response(beginning.list);
  if (file.startsWith("wasm.")) return new Response(beginning.wasm);
  try {
    const bytes = await (await got(address, init)).arrayBuffer();
    if (!file.endsWith(".pf_index")) return new Response(bytes);
    const piece = unpackPiece(new Uint8Array(bytes));
    noteWords(path, piece);
    return new Response(pagefindPiece(piece));
  } catch (error) {
    faults.set(path, (faults.get(path) ?? 0) + 1);
    throw error;
  }
}

/** For no words at all Pagefind gives all that the filters leave. */
function asked(terms: readonly string[]): string | null {
  return terms.length > 0 ? terms.join(" ") : null;
}

function noteWords(path: string, piece: IndexPiece): void {
  const known = words.get(path) ?? new Map<string, number>();
  for (const { text, postings } of piece) if (isHan(text)) known.set(text, postings.length);
  words.set(path, known);
}

function isHan(text: string): boolean {
  const unit = text.charCodeAt(0);
  return text.length > 1 && unit >= 0x4e00 && unit <= 0x9fff;
}

/** What is kept of an article, without Pagefind. */
async function fragmentAt(address: string): Promise<Fragment> {
  const { body } = await got(address);
  const text = await new Response(body?.pipeThrough(new DecompressionStream("gzip"))).text();
  return JSON.parse(text.slice(SIGNATURE.length));
}

async function bytesOf(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await got(address)).arrayBuffer());
}

/** The list of a shard, which is the same for every language that Pagefind has told apart in it. */
async function listOf({ path, entry }: ShardEntry): Promise<Uint8Array<ArrayBuffer>> {
  const [language] = Object.values(entry.languages);
  const packed = await (await got(`${path}pagefind.${language?.hash}.pf_meta`)).arrayBuffer();
  return pagefindList(unpackList(new Uint8Array(packed)));
}

/** The WebAssembly, once for all shards. */
function programOf(address: string): Promise<ArrayBuffer> {
  const loading = programs.get(address) ?? got(address).then((response) => response.arrayBuffer());
  programs.set(address, loading);
  loading.catch(() => programs.delete(address));
  return loading;
}

/** @throws Error when the file is not there, or a page has come in its place, as some hosts answer what is gone */
async function got(address: string, init?: RequestInit): Promise<Response> {
  const response = await network(address, init);
  const isPage = response.headers.get("content-type")?.startsWith("text/html");
  if (!response.ok || isPage) throw new Error(`${response.status} ${address}`);
  return response;
}
