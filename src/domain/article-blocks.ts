import type { PublicBlock } from "./article.ts";
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
  }
}

/** What stands in a block, for whoever does not draw it. */
interface BlockContents {
  /** What is said in the article's own words, as text or HTML. */
  readonly words: readonly string[];
  /** Whose work the block rests on. */
  readonly citations: readonly SourceCitation[];
  /** Where its record leads. */
  readonly addresses: readonly string[];
}

const CONTENTS: ByKind<BlockContents> = {
  text: ({ html }) => ({ words: [html], citations: [], addresses: [] }),
  picture: ({ picture: { caption = "", alt = "", credit } }) => {
    const addresses = credit?.url === undefined ? [] : [credit.url];
    return { words: [caption, alt], citations: credit ? [credit] : [], addresses };
  },
  quote: ({ quote: { text, source, url } }) => {
    const addresses = source?.url === undefined ? [url] : [source.url, url];
    return { words: [text], citations: source ? [source] : [], addresses };
  },
};

export function contentsOfBlock(block: PublicBlock): BlockContents {
  return ofBlock(block, CONTENTS);
}
