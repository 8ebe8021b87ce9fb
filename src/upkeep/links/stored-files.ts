import { createHash } from "node:crypto";
import type { Article } from "../../domain/article.ts";
import { mediaOf } from "../../domain/block-pictures.ts";
import { type MediaPlace, sizeLabel } from "../../domain/media.ts";
import { type Ask, answered, type Verdict } from "./link-check.ts";

type StoredFile = Pick<Extract<MediaPlace, { readonly at: "store" }>, "url" | "bytes" | "sha256">;

/** Files on the publication's own store that readers are sent to, by their addresses, with what the records say of each. */
export function storedFiles(articles: readonly Article[]): ReadonlyMap<string, StoredFile> {
  const places = articles.flatMap(mediaOf).flatMap((one) => (one.shown ? [one.place] : []));
  return new Map(places.flatMap((place) => (place.at === "store" ? [[place.url, place]] : [])));
}

/**
 * Holds a file of the store to its record: its size by the answer to a request for its first byte, which also tells whether
 * listeners can jump in it (RFC 9110, 14), and its digest where it is no larger than what may be loaded.
 *
 * @param most bytes that may be loaded; 0 loads none
 * @returns `ok` also where the digest was not looked at; never throws
 */
export function checkStored(file: StoredFile, ask: Ask, most: number): Promise<Verdict> {
  return answered(async (load) => {
    const first = await load(file.url, ask, { range: "bytes=0-0" });
    await first.body?.cancel();
    if (first.status === 200) return { state: "changed", why: "存储不支持按范围读取（Range），播放时不能拖动" };
    if (first.status !== 206) return { state: "unknown", why: `要第一个字节，回答 ${first.status}` };
    const size = Number(/\/(\d+)$/.exec(first.headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
    if (size !== file.bytes)
      return {
        state: "changed",
        why: `记录是 ${file.bytes} 字节，存储上是 ${Number.isNaN(size) ? "多少没有说" : `${size} 字节`}`,
      };
    if (size > most) return { state: "ok" };
    const whole = await load(file.url, ask, {});
    if (whole.status !== 200 || !whole.body) return { state: "unknown", why: `要整个文件，回答 ${whole.status}` };
    const found = await digestOf(whole.body, file.bytes);
    return found === file.sha256 ? { state: "ok" } : { state: "changed", why: `摘要是 ${found}，与记录的 sha256 不同` };
  });
}

/** Of no more than was announced: whoever sends on and on is not listened to. */
async function digestOf(body: AsyncIterable<Uint8Array>, bytes: number): Promise<string> {
  const hash = createHash("sha256");
  let read = 0;
  for await (const piece of body) {
    read += piece.length;
    if (read > bytes) return `（超出 ${sizeLabel(bytes)}）`;
    hash.update(piece);
  }
  return hash.digest("hex");
}
