import { pagefindList, unpackList } from "../../search/index-list.ts";
import { pagefindPiece, unpackPiece } from "../../search/index-piece.ts";
import { MANIFEST_PATH, type ShardEntry, type ShardManifest } from "../../search/manifest.ts";
import type { Facets, Fragment, Shard } from "../../search/shard.ts";

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

const network = globalThis.fetch.bind(globalThis);
/** Folders of shards of which something could not be loaded. */
const faults = new Set<string>();

/** Mixed words, see `searchDocument`; what else is in the metadata is no text. */
const RANKING = { metaWeights: { x: 0.5, n: 0, date: 0, image: 0, alt: 0.2, credit: 0 } };

/**
 * Opens the index: reads where its parts lie, loads Pagefind. The parts themselves are loaded when they are first asked.
 * @param load imports Pagefind; a test brings its own
 * @returns newest first
 */
export async function openShards(load = importPagefind): Promise<readonly Shard[]> {
  const { runtime, shards }: ShardManifest = await (await got(MANIFEST_PATH, { cache: "no-cache" })).json();
  if (runtime === undefined) return [];
  shareRuntime(runtime, shards);
  const module = await load(`${runtime}pagefind.js`);
  return shards.map((entry) => shardOf(module, entry));
}

/** A variable keeps the bundler and the compiler from looking for a file that exists only after the build. */
function importPagefind(address: string): Promise<PagefindModule> {
  return import(address);
}

function shardOf(module: PagefindModule, { path, from, to }: ShardEntry): Shard {
  let opening: Promise<PagefindInstance> | undefined;
  const open = () => {
    opening ??= start(module, path).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    from,
    to,
    async search(terms, filters) {
      const instance = await open();
      faults.delete(path);
      const answer = await instance.search(terms.join(" "), { filters });
      if (faults.has(path)) throw new Error(`a piece of ${path} is missing`);
      return (answer?.results ?? []).map((hit) => ({ ...hit, order: Number(hit.id.split("_").at(-1)) }));
    },
    async facets(terms, filters) {
      const instance = await open();
      await instance.filters();
      return (await instance.search(terms.join(" "), { filters }))?.filters ?? {};
    },
    async preload(prefixes) {
      const instance = await open();
      await Promise.all(prefixes.map((prefix) => instance.preload(prefix)));
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
 * Stands between Pagefind and the network. Pagefind looks for its entry file and its WebAssembly in every folder it opens;
 * both are here already, the entries in the manifest, the WebAssembly once for all. The index
 * comes packed, see `index-list.ts`. And it goes on without a piece of the
 * index that could not be loaded, as if nothing stood in it; so failures are noted.
 */
function shareRuntime(runtime: string, shards: readonly ShardEntry[]): void {
  let wasm: Promise<ArrayBuffer> | undefined;
  globalThis.fetch = async (input, init) => {
    const address = typeof input === "string" ? input : "";
    const shard = shards.find(({ path }) => address.startsWith(path));
    if (!shard) return network(input, init);
    const file = address.slice(shard.path.length);
    if (file.startsWith("pagefind-entry.json")) return Response.json(shard.entry);
    try {
      if (file.endsWith(".pf_meta")) return new Response(pagefindList(unpackList(await packed(address))));
      if (file.endsWith(".pf_index")) return new Response(pagefindPiece(unpackPiece(await packed(address))));
      if (!file.startsWith("wasm.")) return await got(address, init);
      wasm ??= got(`${runtime}wasm.unknown.pagefind`).then((response) => response.arrayBuffer());
      return new Response(await wasm);
    } catch (error) {
      wasm = undefined;
      faults.add(shard.path);
      throw error;
    }
  };
}

async function packed(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await got(address)).arrayBuffer());
}

async function got(address: string, init?: RequestInit): Promise<Response> {
  const response = await network(address, init);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response;
}
