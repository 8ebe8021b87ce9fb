import type { ShardEntry } from "../search/manifest.ts";
import type { Facets, Filters, Fragment } from "../search/shard.ts";
import { type IndexList, numberIn, pagefindList } from "./list.ts";
import { once } from "./once.ts";
import { type IndexPiece, pagefindPiece } from "./piece.ts";

/** The part of Pagefind 1.6's browser interface that this site uses. */
interface PagefindModule {
  createInstance(options: object): PagefindInstance;
}

interface PagefindInstance {
  init(): Promise<void>;
  search(text: string | null, options?: object): Promise<PagefindAnswer | null>;
  filters(): Promise<unknown>;
}

interface PagefindAnswer {
  readonly results: readonly { readonly id: string; readonly score: number; data(): Promise<Fragment> }[];
  readonly filters: Facets;
}

/** What Pagefind is given of a shard. */
export interface PagefindFiles {
  readonly shard: ShardEntry;
  list(): Promise<IndexList>;
  piece(number: number): Promise<IndexPiece>;
}

/** How files of the index come. */
export interface Network {
  /** @throws Error when the file is not there */
  got(address: string, init?: RequestInit): Promise<Response>;
  /** The whole of a file. @throws Error when it is not there, or breaks off */
  bytesOf(address: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** The files by which Pagefind begins to read a shard. */
interface Beginning {
  readonly files: PagefindFiles;
  readonly list: Uint8Array<ArrayBuffer>;
  readonly wasm: Uint8Array<ArrayBuffer>;
}

/** By the folder of the shard, those of earlier lists included. */
const beginnings = new Map<string, Beginning>();
/** How often a piece of a folder could not be loaded. */
const faults = new Map<string, number>();

/** Mixed words, see `searchDocument`; what else is in the metadata is no text. */
const RANKING = { metaWeights: { x: 0.5, n: 0, s: 0, date: 0, image: 0, alt: 0.2, credit: 0, cut: 0 } };

/** Pagefind's program, loaded when something is asked of it: what filters leave, and how many there are of each. */
export class Pagefind {
  private readonly module: () => Promise<PagefindModule>;
  private readonly wasm: () => Promise<Uint8Array<ArrayBuffer>>;

  /**
   * @param folder of `pagefind.js`
   * @param network that it is loaded through, and what it asks for
   * @param load imports it; a test brings its own
   */
  constructor(
    folder: string,
    private readonly network: Network,
    load = importPagefind,
  ) {
    this.module = once(() => load(`${folder}pagefind.js`));
    this.wasm = once(() => network.bytesOf(`${folder}wasm.unknown.pagefind`));
  }

  /** One shard as Pagefind sees it. */
  shard(files: PagefindFiles): Pick<PagefindShard, "search" | "facets"> {
    const { path } = files.shard;
    const open = once(async () => {
      const [module, wasm, list] = await Promise.all([this.module(), this.wasm(), files.list()]);
      globalThis.fetch = fetchFor(this.network);
      beginnings.set(path, { files, wasm, list: pagefindList(list) });
      return start(module, path);
    });
    // Pagefind goes on without a piece that it could not load, as if nothing stood in it; such an answer does not count.
    const complete = async <T>(work: (instance: PagefindInstance) => Promise<T>): Promise<T> => {
      const before = faults.get(path);
      const result = await work(await open());
      if (faults.get(path) !== before) throw new Error(`a piece of ${path} is missing`);
      return result;
    };
    return {
      async search(terms, filters) {
        const answer = await complete((instance) => instance.search(asked(terms), { filters }));
        return (answer?.results ?? []).map((hit) => ({ ...hit, order: numberIn(hit.id) }));
      },
      async facets(terms, filters) {
        const answer = await complete(async (instance) => {
          await instance.filters();
          return instance.search(asked(terms), { filters });
        });
        return answer?.filters ?? {};
      },
    };
  }
}

interface PagefindShard {
  search(terms: readonly string[], filters: Filters): Promise<readonly PagefindHit[]>;
  facets(terms: readonly string[], filters: Filters): Promise<Facets>;
}

interface PagefindHit {
  readonly id: string;
  readonly order: number;
  readonly score: number;
  data(): Promise<Fragment>;
}

/** A variable keeps the bundler and the compiler from looking for a file that exists only after the build. */
function importPagefind(address: string): Promise<PagefindModule> {
  return import(address);
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
 * when it cannot begin. The index comes packed, see `list.ts`, and a piece is often here as well.
 */
function fetchFor({ got, bytesOf }: Network): typeof fetch {
  return async (input, init) => {
    const address = typeof input === "string" ? input : "";
    const [path, beginning] = [...beginnings].find(([folder]) => address.startsWith(folder)) ?? [];
    if (!path || !beginning) return got(address, init);
    const file = address.slice(path.length);
    const { entry } = beginning.files.shard;
    if (file.startsWith("pagefind-entry.json")) return new Response(JSON.stringify(entry));
    if (file.endsWith(".pf_meta")) return new Response(beginning.list);
    if (file.startsWith("wasm.")) return new Response(beginning.wasm);
    try {
      if (!file.endsWith(".pf_index")) return new Response(await bytesOf(address));
      return new Response(pagefindPiece(await beginning.files.piece(numberIn(file))));
    } catch (error) {
      faults.set(path, (faults.get(path) ?? 0) + 1);
      throw error;
    }
  };
}

/** For no words at all Pagefind gives all that the filters leave. */
function asked(terms: readonly string[]): string | null {
  return terms.length > 0 ? terms.join(" ") : null;
}
