import { detectEncoding } from "../../content/encoding.ts";
import { type Article, quotesOf } from "../../domain/article.ts";
import { chineseScore } from "../../domain/chinese-score.ts";
import { type Answer, NO_HOST } from "../evidence/sighting.ts";
import { type Ask, faultOf, HEADERS, isPublic, MOST_REDIRECTS, NO_NAME, TIMEOUT_MS } from "./link-check.ts";

/** A text that articles rest on. */
export interface CitedText {
  /** Words that are quoted from it, as they were said. */
  readonly quotes: readonly string[];
  /** When the first article came out that rests on it. */
  readonly cited: string;
  /** Whether no record names a copy of it: then an archive is asked. */
  readonly copyWanted: boolean;
}

/**
 * The texts that articles rest on, by their addresses.
 * @param silent keys of sources that have asked for something: no archive is asked to keep what is theirs
 */
export function citedTexts(articles: readonly Article[], silent: ReadonlySet<string>): ReadonlyMap<string, CitedText> {
  const texts = new Map<string, CitedText>();
  const add = (url: string, { published }: Article, copyWanted: boolean, ...quotes: string[]) => {
    const known = texts.get(url) ?? { quotes: [], cited: published.iso, copyWanted: true };
    const first = Date.parse(known.cited) <= published.epoch ? known.cited : published.iso;
    texts.set(url, {
      quotes: [...known.quotes, ...quotes],
      cited: first,
      copyWanted: known.copyWanted && copyWanted,
    });
  };
  for (const article of articles) {
    // Whom a source has it from is cited as well.
    for (const { url, key, archived } of article.sources.flatMap((source) => [source, ...(source.via ?? [])]))
      if (url !== undefined) add(url, article, archived === undefined && !(key !== undefined && silent.has(key)));
    for (const { url, text, original, archived, source } of quotesOf(article))
      add(
        url,
        article,
        archived === undefined && !(source?.key !== undefined && silent.has(source.key)),
        original?.text ?? text,
      );
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
        const noCopies = /\bnoarchive\b/i.test(headers.get("x-robots-tag") ?? "");
        const plain = /^text\/plain/i.test(type);
        return bytes ? { status, at, text: decoded(bytes, type), plain, noCopies } : undefined;
      }
    }
  } catch (error) {
    // No answer, or one that breaks off: link-check.ts has said so of this address.
    if (faultOf(error) === NO_NAME) return { status: NO_HOST, at, text: "" };
  }
  return undefined;
}

/** Undefined of what goes on and on. */
export async function bytesOf(body: AsyncIterable<Uint8Array>, most = MOST_BYTES): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    if (length > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Read wrongly, a text in Chinese has hardly a character of everyday. */
const LEAST_SCORE = 0.2;

/**
 * As the server says, as the page says, as its bytes look. A house that has moved to another system often goes on naming the encoding of
 * the old one, and its visitors' browsers guess as well; so what is named is believed as long as a text comes of it.
 */
function decoded(bytes: Uint8Array, type: string): string {
  const page = Buffer.from(bytes).toString("latin1");
  // No sign of markup is half of a character in any of these encodings.
  const words = Buffer.from(page.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ""), "latin1");
  const [, named = ""] =
    /charset=["']?([\w-]+)/i.exec(type) ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(page.slice(0, 2048)) ?? [];
  const guessed = detectEncoding(words)?.replace("-bom", "");
  const isCertain = guessed === "utf-8" && words.some((byte) => byte > 0x7f);
  const read = isCertain ? undefined : decodedBy(named, words, true);
  const isRead = read !== undefined && (guessed === undefined || chineseScore(read) >= LEAST_SCORE);
  const labels = isRead ? [named] : [guessed, named, "utf-8"];
  for (const label of labels) {
    const text = label && decodedBy(label, bytes, false);
    if (text) return text;
  }
  return "";
}

/** Undefined by a label that nobody knows, or when the bytes are no text in that encoding and have to be. */
function decodedBy(label: string, bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}
