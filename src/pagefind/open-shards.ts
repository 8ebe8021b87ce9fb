import type { ShardEntry, ShardManifest } from "../search/manifest.ts";
import type { Fragment, Shard } from "../search/shard.ts";
import { fragmentName, nameOf, SIGNATURE, unpackList } from "./list.ts";
import { partName, unpackPart } from "./list-part.ts";
import { once } from "./once.ts";
import { type IndexPiece, unpackPiece } from "./piece.ts";
import { Postings } from "./postings.ts";
import { type Network, Pagefind } from "./program.ts";

/**
 * The shards of an index as readers ask them; nothing of them is loaded before. The door of this room for the browser.
 * @param network that they are loaded through
 * @param load imports Pagefind; a test brings its own
 */
export function openShards(
  { runtime = "", shards }: ShardManifest,
  network: Network,
  load?: ConstructorParameters<typeof Pagefind>[2],
): Shard[] {
  const pagefind = new Pagefind(runtime, network, load);
  return shards.map((shard) => shardOf(shard, pagefind, network));
}

function shardOf(shard: ShardEntry, program: Pagefind, { got, bytesOf }: Network): Shard {
  const { path, from, to, pages, length } = shard;
  const list = once(async () => {
    // The same for every language that Pagefind has told apart in it.
    const { entry } = shard;
    const [language] = Object.values(entry.languages);
    return unpackList(await bytesOf(`${path}pagefind.${language?.hash}.pf_meta`));
  });
  const pieces = new Map<number, () => Promise<IndexPiece>>();
  const piece = (number: number): Promise<IndexPiece> => {
    const load =
      pieces.get(number) ?? once(async () => unpackPiece(await bytesOf(`${path}index/${nameOf(number)}.pf_index`)));
    pieces.set(number, load);
    return load();
  };
  const part = async (number: number) => unpackPart(await bytesOf(path + partName(number)));
  const postings = new Postings(shard, { part, piece });
  const fragments = new Map<number, () => Promise<Fragment>>();
  const fragment = (order: number): Promise<Fragment> => {
    const load = fragments.get(order) ?? once(async () => fragmentIn(await got(path + fragmentName(order))));
    fragments.set(order, load);
    return load();
  };
  const pagefind = program.shard({ shard, list, piece });
  const unpacks = typeof DecompressionStream !== "undefined";
  return {
    from,
    to,
    pages,
    length,
    ...(unpacks && { fragment }),
    async search(terms, filters) {
      // What filters leave, and texts where the browser cannot unpack them, are Pagefind's.
      if (!unpacks) return pagefind.search(terms, filters);
      const hits = hasFilters(filters) ? await pagefind.search(terms, filters) : await postings.having(terms);
      return hits.map(({ order, score }) => ({ id: nameOf(order), order, score, data: () => fragment(order) }));
    },
    facets: pagefind.facets,
    ...(unpacks && { locate: (prefixes: readonly string[]) => postings.locate(prefixes) }),
    preload: (prefixes) => postings.preload(prefixes),
    words: (prefixes) => postings.counts(prefixes),
  };
}

function hasFilters(filters: object): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** What is kept of an article, without Pagefind. */
async function fragmentIn({ body }: Response): Promise<Fragment> {
  const text = await new Response(body?.pipeThrough(new DecompressionStream("gzip"))).text();
  return JSON.parse(text.slice(SIGNATURE.length));
}
