import { pagefindList, unpackList } from "../../search/index-list.ts";
import { pagefindPiece, unpackPiece } from "../../search/index-piece.ts";
import { INDEX_FORMAT, MANIFEST_PATH, type ShardEntry, type ShardManifest } from "../../search/manifest.ts";
import type { Facets, Fragment, Shard } from "../../search/shard.ts";
import { OutdatedPage } from "./outdated-page.ts";

/** The part of Pagefind 1.6's browser interface that this site uses. */
interface PagefindModule {
  createInstance(options: object): PagefindInstance;
}

interface PagefindInstance {
  init(): Promise<void>;
  search(text: string, options?: object): Promise<PagefindAnswer | null>;
  filters(): Promise<unknown>;
  preload(text: string): Promise<void>;
}

interface PagefindAnswer {
  readonly results: readonly { readonly id: string; readonly score: number; data(): Promise<Fragment> }[];
  readonly filters: Facets;
}

/** The index as a list names it. */
export interface Index {
  /** The text of the list; another one is another index. */
  readonly list: string;
  /** Newest first. */
  readonly shards: readonly Shard[];
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
const programs = new Map<string, Promise<ArrayBuffer>>();

/** Mixed words, see `searchDocument`; what else is in the metadata is no text. */
const RANKING = { metaWeights: { x: 0.5, n: 0, date: 0, image: 0, alt: 0.2, credit: 0 } };

/**
 * Opens the index: reads the list of its parts. Pagefind and the parts themselves are loaded when they are first asked.
 * @param cache `reload` passes over every cache, for when what an earlier list names is gone
 * @param load imports Pagefind; a test brings its own
 * @throws OutdatedPage when the list was written for another script than this one
 * @throws Error when there is none
 */
export async function openIndex(cache: "no-cache" | "reload", load = importPagefind): Promise<Index> {
  const list = await (await got(MANIFEST_PATH, { cache })).text();
  const { format, runtime = "", shards }: ShardManifest = JSON.parse(list);
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
  return { list, shards: shards.map((shard) => shardOf(shard, () => open(shard))) };
}

/** A variable keeps the bundler and the compiler from looking for a file that exists only after the build. */
function importPagefind(address: string): Promise<PagefindModule> {
  return import(address);
}

function shardOf({ path, from, to }: ShardEntry, open: () => Promise<PagefindInstance>): Shard {
  let opening: Promise<PagefindInstance> | undefined;
  // Pagefind goes on without a piece that it could not load, as if nothing stood in it; such an answer does not count.
  const complete = async <T>(work: (instance: PagefindInstance) => Promise<T>): Promise<T> => {
    const before = faults.get(path);
    opening ??= open();
    const result = await work(await opening);
    if (faults.get(path) !== before) throw new Error(`a piece of ${path} is missing`);
    return result;
  };
  return {
    from,
    to,
    async search(terms, filters) {
      const answer = await complete((instance) => instance.search(terms.join(" "), { filters }));
      return (answer?.results ?? []).map((hit) => ({ ...hit, order: Number(hit.id.split("_").pop()) }));
    },
    async facets(terms, filters) {
      const answer = await complete(async (instance) => {
        await instance.filters();
        return instance.search(terms.join(" "), { filters });
      });
      return answer?.filters ?? {};
    },
    async preload(prefixes) {
      await complete((instance) => Promise.all(prefixes.map((prefix) => instance.preload(prefix))));
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
    return new Response(file.endsWith(".pf_index") ? pagefindPiece(unpackPiece(new Uint8Array(bytes))) : bytes);
  } catch (error) {
    faults.set(path, (faults.get(path) ?? 0) + 1);
    throw error;
  }
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
