import { barsReaders, type Notice, noticeIn, saysGone } from "./barriers.ts";
import { lettersOf, plainText } from "./letters.ts";
import { digestOf, type Passage, passagesOf } from "./passages.ts";
import { isQuotedIn } from "./quoted.ts";
import { readablePage } from "./readable.ts";

/** An address as it answered. */
export interface Answer {
  readonly status: number;
  /** Where redirects led. */
  readonly at: string;
  readonly text: string;
  /** Text without markup. */
  readonly plain?: boolean;
}

/** What was seen at an address, without its text: nothing of it can be read back. */
export interface Sighting {
  readonly status: number;
  readonly at: string;
  /** Of the readable text, punctuation and spaces aside. */
  readonly digest: string;
  readonly h1?: string | undefined;
  readonly shared?: string | undefined;
  /** Whether it is Chinese: a page can come back in another language. */
  readonly han: boolean;
  readonly passages: readonly Passage[];
  readonly notices: readonly { readonly kind: Notice; readonly digest: string }[];
  /** Quotations by their digests, and whether they stand there. */
  readonly quotes: Readonly<Record<string, boolean>>;
  /** What the page says of itself; only worth anything where the text is missed. */
  readonly gone: boolean;
  readonly barred: boolean;
}

/**
 * Reads what an address answered.
 * @param quotes whose words ought to stand there; of translations nothing can be said
 */
export function sightingOf({ status, at, text, plain }: Answer, quotes: readonly string[] = []): Sighting {
  const { headline, blocks, whole, forSubscribers } = readablePage(text, plain);
  const readable = plainText(blocks.join("\n"));
  const letters = lettersOf(readable);
  const han = isHan(letters);
  const headlineOf = (words: string | undefined) =>
    words === undefined ? undefined : digestOf(lettersOf(plainText(words)));
  const h1 = headlineOf(headline.h1);
  const shared = headlineOf(headline.shared);
  return {
    status,
    at,
    digest: digestOf(letters, 22),
    ...(h1 !== undefined && { h1 }),
    ...(shared !== undefined && { shared }),
    han,
    passages: passagesOf(blocks),
    notices: blocks.flatMap((block) => {
      const kind = noticeIn(block);
      return kind ? [{ kind, digest: digestOf(lettersOf(plainText(block))) }] : [];
    }),
    quotes: Object.fromEntries(
      quotes
        .filter((quote) => isHan(lettersOf(plainText(quote))) === han)
        .map((quote) => [quoteKey(quote), isQuotedIn(quote, readable)]),
    ),
    gone: saysGone(whole),
    barred: forSubscribers || barsReaders(whole),
  };
}

/** By what a quotation is named in the record. */
export function quoteKey(quote: string): string {
  return digestOf(lettersOf(plainText(quote)));
}

function isHan(letters: string): boolean {
  return (letters.match(/\p{Script=Han}/gu)?.length ?? 0) * 4 > letters.length;
}
