import { barsReaders, type Notice, noticeIn, saysGone } from "./barriers.ts";
import { lettersOf, plainText } from "./letters.ts";
import { digestOf, type Passage, passagesOf } from "./passages.ts";
import { isQuotedIn, quoteKey } from "./quoted.ts";
import { readablePage } from "./readable.ts";

/** In the place of a status: there is no host of that name any more. */
export const NO_HOST = 0;

/** An address as it answered. */
export interface Answer {
  readonly status: number;
  /** Where redirects led. */
  readonly at: string;
  readonly text: string;
  /** Text without markup. */
  readonly plain?: boolean;
  /** Whether its host asks archives to keep no copy (`X-Robots-Tag: noarchive`). */
  readonly noCopies?: boolean;
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
  /** Whether archives are asked to keep no copy. */
  readonly noCopies: boolean;
}

/**
 * Reads what an address answered.
 * @param quotes whose words ought to stand there; of translations nothing can be said
 */
export function sightingOf({ status, at, text, plain, noCopies }: Answer, quotes: readonly string[] = []): Sighting {
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
    noCopies: noCopies === true || asksForNoCopies(text),
  };
}

/** As pages tell archives (archive.org/about/exclude.php, developers.google.com/search/docs/crawling-indexing/robots-meta-tag). */
function asksForNoCopies(text: string): boolean {
  const metas = text.match(/<meta\s[^>]*>/gi) ?? [];
  return metas.some(
    (meta) => /name=["']?(?:robots|ia_archiver|archive\.org_bot)\b/i.test(meta) && /\bnoarchive\b/i.test(meta),
  );
}

function isHan(letters: string): boolean {
  return (letters.match(/\p{Script=Han}/gu)?.length ?? 0) * 4 > letters.length;
}
