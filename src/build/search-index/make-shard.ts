import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import * as pagefind from "pagefind";
import { readBlob } from "../../kept/read-blob.ts";
import { checkPages, isShipped, slimFragment } from "../../pagefind/bundle.ts";
import { packIndex } from "../../pagefind/pack-index.ts";
import { type Fresh, freshSource, keptSource, type Source, theSame } from "../../pagefind/source.ts";
import type { Bundle } from "../bundle-cache.ts";
import type { Document, FreshPart, IndexJob, KeptFiles, MadeOrLost } from "./index-job.ts";

/** Files that are read before Pagefind is heard again. */
const AT_ONCE = 50;

/** Makes an index of documents, as Pagefind writes it. */
export type PartIndexer = (documents: readonly Document[]) => Promise<Bundle>;

/**
 * Makes one shard: gives Pagefind the parts of which nothing is known, merges what it makes of them with what is known of
 * the others, and makes that small.
 *
 * @param index for tests
 * @param indexed called when Pagefind is done, and may be closed, and only merging is left
 * @returns undefined when a file that was kept is not there any more
 * @throws Error when Pagefind fails, leaves an article out, or writes what cannot be read
 */
export async function makeShard(
  { chunkSize, fresh, kept, blobs = "" }: IndexJob,
  index: PartIndexer = indexPart,
  indexed: () => Promise<void> = async () => {},
): Promise<MadeOrLost> {
  const reader = new KeptReader(blobs);
  // While Pagefind works.
  const [sources, known] = await Promise.all([freshSources(fresh, index), reader.sources(kept)]);
  await indexed();
  if (!known) return undefined;
  theSame("程序", sources, ({ program }) => digestOf(program));
  const { files, extras, parts, sieve } = packIndex([...known, ...sources], chunkSize);
  return {
    files: new Map([...files].map(([name, bytes]) => [name, reader.digests.get(bytes) ?? bytes])),
    fragments: sources.flatMap(({ fragments, numbers }) =>
      fragments.map((fragment, at): [number, Uint8Array] => [numbers[at] ?? 0, slimFragment(fragment)]),
    ),
    program: sources[0]?.program ?? new Map(),
    extras,
    parts,
    sieve,
    fields: sources.map(({ fields }) => [...fields]),
  };
}

async function freshSources(fresh: readonly FreshPart[], index: PartIndexer): Promise<Fresh[]> {
  const sources: Fresh[] = [];
  for (const { first, documents } of fresh) {
    const bundle = await index(documents);
    checkPages(
      bundle,
      documents.map(({ url }) => url),
    );
    sources.push(freshSource(bundle, first));
  }
  return sources;
}

/** Reads shards of earlier builds. */
class KeptReader {
  /** Of files that were kept, by their bytes. */
  readonly digests = new Map<Uint8Array, string>();
  readonly #blobs: string;

  constructor(blobs: string) {
    this.#blobs = blobs;
  }

  /** @returns undefined when one of the files is not there any more */
  async sources(kept: readonly KeptFiles[]): Promise<Source[] | undefined> {
    const sources: Source[] = [];
    for (const shard of kept) {
      const files = await this.#read(shard.files);
      if (!files) return undefined;
      sources.push(keptSource({ ...shard, files }));
    }
    return sources;
  }

  async #read(files: KeptFiles["files"]): Promise<Bundle | undefined> {
    const read = new Map<string, Uint8Array>();
    for (const [name, file] of files) {
      // Pagefind is given the next document.
      if (read.size % AT_ONCE === 0) await setImmediate();
      const bytes = typeof file === "string" ? readBlob(this.#blobs, file) : file;
      if (!bytes) return undefined;
      if (typeof file === "string") this.digests.set(bytes, file);
      read.set(name, bytes);
    }
    return read;
  }
}

/** Makes an index of documents with Pagefind, as it comes. @throws Error when Pagefind fails */
export async function indexPart(documents: readonly Document[]): Promise<Bundle> {
  const { index, errors } = await pagefind.createIndex({});
  if (!index) throw new Error(`Pagefind 没有启动：${errors.join("；")}`);
  for (const { url, html } of documents) {
    const added = await index.addHTMLFile({ url, content: html });
    if (added.errors.length > 0) throw new Error(`Pagefind 不能收录 ${url}：${added.errors.join("；")}`);
  }
  const made = await index.getFiles();
  if (made.errors.length > 0) throw new Error(`Pagefind 没有写出索引：${made.errors.join("；")}`);
  await index.deleteIndex();
  const shipped = made.files.filter(({ path }) => isShipped(path));
  return new Map(shipped.map(({ path, content }) => [path, content]));
}

function digestOf(program: Bundle): string {
  const hash = createHash("sha256");
  for (const [name, bytes] of program) hash.update(`${name}\n${bytes.byteLength}\n`).update(bytes);
  return hash.digest("hex");
}
