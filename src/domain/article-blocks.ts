import { PLATFORM_LABELS, type PublicBlock } from "./article.ts";
import { creditOf } from "./attribution.ts";
import { asSentence } from "./punctuation.ts";
import type { SourceCitation } from "./source.ts";

export type BlockKind = PublicBlock["kind"];
export type BlockOf<Kind extends BlockKind> = Extract<PublicBlock, { readonly kind: Kind }>;

/** What an output makes of each kind of block. One that does not know them all does not compile. */
export type ByKind<Result> = { readonly [Kind in BlockKind]: (block: BlockOf<Kind>) => Result };

export function ofBlock<Result>(block: PublicBlock, by: ByKind<Result>): Result {
  switch (block.kind) {
    case "text":
      return by.text(block);
    case "picture":
      return by.picture(block);
    case "quote":
      return by.quote(block);
    case "entry":
      return by.entry(block);
  }
}

/** @returns the blocks in their order, those of a gallery together */
export function withGalleries(body: readonly PublicBlock[]): readonly (PublicBlock | readonly BlockOf<"picture">[])[] {
  const grouped: (PublicBlock | BlockOf<"picture">[])[] = [];
  for (const block of body) {
    if (block.kind !== "picture" || block.gallery === undefined) {
      grouped.push(block);
      continue;
    }
    const last = grouped.at(-1);
    if (Array.isArray(last) && last[0]?.gallery === block.gallery) last.push(block);
    else grouped.push([block]);
  }
  return grouped;
}

/** What stands in a block, for whoever does not draw it. */
interface BlockContents {
  /** What is said in the article's own words, as text or HTML. */
  readonly words: () => readonly string[];
  /** As search finds it, with who stands behind it; of a text it reads the text itself. */
  readonly sentence: () => string;
  /** Whose work the block rests on, and as what that counts in the ledger. */
  readonly citation?: SourceCitation | null | undefined;
  readonly counted: "texts" | "pictures" | "quotes";
  /** Where its record leads. */
  readonly addresses: readonly string[];
}

/** The one entry of a kind of block beside what page, feed and structured data draw. */
const CONTENTS: ByKind<BlockContents> = {
  text: (block) => ({ words: () => [block.html], sentence: () => "", counted: "texts", addresses: [] }),
  picture: ({ picture }) => {
    const { caption = "", alt = "", credit } = picture;
    return {
      words: () => [caption, alt],
      // Without the label 图源, which stands at every picture of every article.
      sentence: () => `${caption && asSentence(caption)}（${creditOf(picture)}）`,
      citation: credit,
      counted: "pictures",
      addresses: credit?.url === undefined ? [] : [credit.url],
    };
  },
  quote: ({ quote: { speaker, role, text, platform, source, url } }) => {
    const who = `${speaker}${role ? `（${role}）` : ""}`;
    return {
      words: () => [text],
      sentence: () => asSentence(`${who}：“${text}” ${source?.name ?? PLATFORM_LABELS[platform]}`),
      citation: source,
      counted: "quotes",
      addresses: source?.url === undefined ? [url] : [source.url, url],
    };
  },
  // Whose news it is, the article names among its sources.
  entry: ({ entry: { title, sources } }) => ({
    words: () => [title],
    sentence: () => asSentence(title),
    counted: "texts",
    addresses: sources.flatMap(({ url }) => url ?? []),
  }),
};

export function contentsOfBlock(block: PublicBlock): BlockContents {
  return ofBlock(block, CONTENTS);
}
