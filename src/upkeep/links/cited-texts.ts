import { detectEncoding } from "../../content/encoding.ts";
import { type Article, quotesOf } from "../../domain/article.ts";
import type { Answer } from "../evidence/sighting.ts";
import { type Ask, HEADERS, isPublic, MOST_REDIRECTS, TIMEOUT_MS } from "./link-check.ts";

/** The texts that articles rest on, by their addresses, with the words that are quoted from each as they were said. */
export function citedTexts(articles: readonly Article[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  const quotedFrom = (url: string): string[] => {
    const quotes = texts.get(url) ?? [];
    texts.set(url, quotes);
    return quotes;
  };
  for (const article of articles) {
    for (const { url } of article.sources) if (url !== undefined) quotedFrom(url);
    for (const { url, text, original } of quotesOf(article)) quotedFrom(url).push(original?.text ?? text);
  }
  return texts;
}

/** A page of news has a tenth of it. */
const MOST_BYTES = 8e6;

/**
 * What an address answers, with its text.
 * @returns undefined when nothing can be said: no answer, a private address, no text, too much of it; never throws
 */
export async function answerOf(url: string, ask: Ask): Promise<Answer | undefined> {
  let at = url;
  try {
    for (let step = 0; step <= MOST_REDIRECTS && isPublic(at); step += 1) {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const { status, headers, body } = await ask(at, { method: "GET", redirect: "manual", headers: HEADERS, signal });
      const location = headers.get("location");
      const type = headers.get("content-type") ?? "";
      if (status >= 300 && status < 400 && location !== null) {
        await body?.cancel();
        at = new URL(location, at).href;
      } else if (status !== 200 || !/^text\/(?:html|plain)|xhtml/i.test(type)) {
        await body?.cancel();
        return status === 200 ? undefined : { status, at, text: "" };
      } else {
        const bytes = body && (await bytesOf(body));
        return bytes ? { status, at, text: decoded(bytes, type), plain: /^text\/plain/i.test(type) } : undefined;
      }
    }
  } catch {
    // No answer, or one that breaks off: link-check.ts has said so of this address.
  }
  return undefined;
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > MOST_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** As the server says, as the page says, as its bytes look. */
function decoded(bytes: Uint8Array, type: string): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const named = /charset=["']?([\w-]+)/i.exec(type) ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head);
  const guessed = detectEncoding(bytes);
  for (const label of [named?.[1], guessed?.replace("-bom", ""), "utf-8"]) {
    try {
      if (label) return new TextDecoder(label).decode(bytes);
    } catch {
      // A label that nobody knows.
    }
  }
  return "";
}
