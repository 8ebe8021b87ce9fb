import * as pagefind from "pagefind";
import type { Bundle } from "../bundle-cache.ts";
import { isShipped, slimFragments } from "./bundle.ts";
import type { IndexJob } from "./index-job.ts";
import { packIndex } from "./pack-index.ts";

/**
 * Most characters of HTML that Pagefind is given at once. Of a hundred thousand it makes an index in two thirds of the time
 * that it takes for so many in a whole shard, and in a seventh of the memory; merging costs less than that saves.
 */
const PART = 150_000;

/**
 * Makes one bundle of documents: gives them to Pagefind in parts, merges what it makes of them, and makes that small.
 * @param indexed called when Pagefind is done, and may be closed, and only merging is left
 * @param part most characters of HTML in a part, unless a single document has more
 * @throws Error when Pagefind fails, or writes what cannot be read
 */
export async function makeBundle(
  { documents, chunkSize }: IndexJob,
  indexed: () => Promise<void>,
  part = PART,
): Promise<Bundle> {
  const bundles: Bundle[] = [];
  for (const some of inParts(documents, part)) bundles.push(await indexPart(some));
  await indexed();
  return slimFragments(packIndex(bundles, chunkSize));
}

function* inParts(documents: IndexJob["documents"], most: number): Generator<IndexJob["documents"]> {
  let part: IndexJob["documents"] = [];
  let size = 0;
  for (const document of documents) {
    if (part.length > 0 && size + document.html.length > most) {
      yield part;
      part = [];
      size = 0;
    }
    part.push(document);
    size += document.html.length;
  }
  yield part;
}

/** Makes an index of documents with Pagefind, as it comes. @throws Error when Pagefind fails */
export async function indexPart(documents: IndexJob["documents"]): Promise<Bundle> {
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
