import { nameOf, SIGNATURE, unpackList } from "../../search/index-list.ts";
import { type IndexPiece, unpackPiece } from "../../search/index-piece.ts";
import { INDEX_FORMAT, MANIFEST_PATH, type ShardEntry, type ShardManifest } from "../../search/manifest.ts";
import { Postings } from "../../search/postings.ts";
import type { Archive, Fragment, Shard } from "../../search/shard.ts";
import { Heads } from "./heads.ts";
import { bytesOf, got, once } from "./network.ts";
import { OutdatedPage } from "./outdated-page.ts";
import { Pagefind } from "./pagefind.ts";

/** The index as a list names it. */
export interface Index extends Archive {
  /** The text of the list; another one is another index. */
  readonly list: string;
}

/**
 * Opens the index: reads the list of its parts, which are loaded when they are first asked.
 * @param cache `reload` passes over every cache, for when what an earlier list names is gone
 * @param handed the text of the list, where it is here already
 * @param load imports Pagefind; a test brings its own
 * @throws OutdatedPage when the list was written for another script than this one
 * @throws Error when there is none
 */
export async function openIndex(
  cache: "no-cache" | "reload",
  handed?: string,
  load?: ConstructorParameters<typeof Pagefind>[1],
): Promise<Index> {
  const list = handed ?? (await (await got(MANIFEST_PATH, { cache })).text());
  const { format, runtime = "", shards, heads: entry, names }: ShardManifest = JSON.parse(list);
  if (format !== INDEX_FORMAT) throw new OutdatedPage(`the index has format ${format}, not ${INDEX_FORMAT}`);
  const heads = new Heads(entry, bytesOf);
  const pagefind = new Pagefind(runtime, load);
  const { sections, sources } = entry;
  const opened = shards.map((shard) => shardOf(shard, pagefind));
  return { list, shards: opened, titles: heads, book: heads, names, sections, sources };
}

function shardOf(shard: ShardEntry, program: Pagefind): Shard {
  const { path, from, to, pages } = shard;
  const list = once(async () => {
    // The same for every language that Pagefind has told apart in it.
    const [language] = Object.values(shard.entry.languages);
    return unpackList(await bytesOf(`${path}pagefind.${language?.hash}.pf_meta`));
  });
  const pieces = new Map<number, () => Promise<IndexPiece>>();
  const piece = (number: number): Promise<IndexPiece> => {
    const load =
      pieces.get(number) ?? once(async () => unpackPiece(await bytesOf(`${path}index/${nameOf(number)}.pf_index`)));
    pieces.set(number, load);
    return load();
  };
  const postings = once(async () => {
    const { lengths, bounds } = await list();
    return new Postings({ lengths, firsts: bounds.filter((_, at) => at % 2 === 0) }, piece);
  });
  const fragments = new Map<number, () => Promise<Fragment>>();
  const fragment = (order: number): Promise<Fragment> => {
    const load = fragments.get(order) ?? once(() => fragmentAt(`${path}fragment/${nameOf(order)}.pf_fragment`));
    fragments.set(order, load);
    return load();
  };
  const pagefind = program.shard({ shard, list, piece });
  const unpacks = typeof DecompressionStream !== "undefined";
  return {
    from,
    to,
    pages,
    ...(unpacks && { fragment }),
    async search(terms, filters) {
      // What filters leave, and texts where the browser cannot unpack them, are Pagefind's.
      if (!unpacks) return pagefind.search(terms, filters);
      const hits = hasFilters(filters) ? await pagefind.search(terms, filters) : await (await postings()).having(terms);
      return hits.map(({ order, score }) => ({ id: nameOf(order), order, score, data: () => fragment(order) }));
    },
    facets: pagefind.facets,
    preload: async (prefixes) => (await postings()).preload(prefixes),
    words: async (prefixes) => (await postings()).counts(prefixes),
  };
}

function hasFilters(filters: object): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** What is kept of an article, without Pagefind. */
async function fragmentAt(address: string): Promise<Fragment> {
  const { body } = await got(address);
  const text = await new Response(body?.pipeThrough(new DecompressionStream("gzip"))).text();
  return JSON.parse(text.slice(SIGNATURE.length));
}
