import { createHash } from "node:crypto";
import * as pagefind from "pagefind";
import { checkPages, isShipped, slimFragment } from "../../pagefind/bundle.ts";
import { packIndex } from "../../pagefind/pack-index.ts";
import { type Fresh, freshSource, keptSource, theSame } from "../../pagefind/source.ts";
import type { Bundle } from "../bundle-cache.ts";
import type { Document, IndexJob, MadeShard } from "./index-job.ts";

/** Makes an index of documents, as Pagefind writes it. */
export type PartIndexer = (documents: readonly Document[]) => Promise<Bundle>;

/**
 * Makes one shard: gives Pagefind the parts of which nothing is known, merges what it makes of them with what is known of
 * the others, and makes that small.
 *
 * @param index for tests
 * @param indexed called when Pagefind is done, and may be closed, and only merging is left
 * @throws Error when Pagefind fails, leaves an article out, or writes what cannot be read
 */
export async function makeShard(
  { chunkSize, fresh, kept }: IndexJob,
  index: PartIndexer = indexPart,
  indexed: () => Promise<void> = async () => {},
): Promise<MadeShard> {
  const sources: Fresh[] = [];
  for (const { first, documents } of fresh) {
    const bundle = await index(documents);
    checkPages(
      bundle,
      documents.map(({ url }) => url),
    );
    sources.push(freshSource(bundle, first));
  }
  await indexed();
  theSame("程序", sources, ({ program }) => digestOf(program));
  const { files, extras, parts, sieve } = packIndex([...kept.map(keptSource), ...sources], chunkSize);
  return {
    files,
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
