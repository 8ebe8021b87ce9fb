import { constants, gunzipSync, gzipSync } from "node:zlib";
import type { Bundle } from "../bundle-cache.ts";

/** Pagefind names fragments and chunks so, with the language of our documents; longer where seven digits are not unique. */
const NAME = /zh-cn_[0-9a-f]{7,}/g;
const LANGUAGE = "zh-cn_";
const SIGNATURE = "pagefind_dcd";
/** In the order of the list: the fragments, one an article, then the chunks of the index. */
const KINDS = [
  { folder: "fragment/", ending: ".pf_fragment" },
  { folder: "index/", ending: ".pf_index" },
];

/**
 * Numbers the fragments and chunks of a bundle instead of naming them by hash. Every reader downloads the list of these
 * names before the first result, and hashes do not compress: at 10,000 articles they are half of it. The numbers follow
 * the order in which articles were added, so that results sort by date without a list of dates. Names keep their length,
 * nothing else in the list changes. The folder of a bundle has a hash in its name, so addresses still change with what
 * they hold.
 *
 * @param bundle what Pagefind 1.6 has made, in one language
 * @throws Error when the list is not as expected, as another version of Pagefind may write it
 */
export function compactNames(bundle: Bundle): Bundle {
  const [meta, ...others] = [...bundle.keys()].filter((name) => name.endsWith(".pf_meta"));
  const packed = meta === undefined ? undefined : bundle.get(meta);
  if (!meta || !packed || others.length > 0) throw new Error("Pagefind 没有写出恰好一个 .pf_meta 文件。");
  const bytes = gunzipSync(packed);
  const list = bytes.toString("latin1");
  if (!list.startsWith(SIGNATURE)) throw new Error(`看不懂 Pagefind 的 ${meta}。`);
  const names = [...list.matchAll(NAME)];
  const renamed = new Map<string, string>();
  const unlike = new Error(`Pagefind 的 ${meta} 列出的文件与实际的不一致。`);
  for (const { folder, ending } of KINDS) {
    const files = new Set([...bundle.keys()].filter((name) => name.startsWith(folder)));
    for (const [number, { 0: name, index }] of names.splice(0, files.size).entries()) {
      const next = LANGUAGE + String(number).padStart(name.length - LANGUAGE.length, "0");
      if (!files.delete(folder + name + ending)) throw unlike;
      renamed.set(folder + name + ending, folder + next + ending);
      bytes.write(next, index, "latin1");
    }
    if (files.size > 0) throw unlike;
  }
  const files = [...bundle].map(([name, content]): [string, Uint8Array] => [
    renamed.get(name) ?? name,
    name === meta ? gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }) : content,
  ]);
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
