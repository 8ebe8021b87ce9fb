import type { PublicBlock } from "./article.ts";
import { creditOf } from "./attribution.ts";
import { chartSentence, chartWords } from "./chart-words.ts";
import { MEDIA_LABELS, mediaAddress } from "./media.ts";
import type { Picture } from "./picture.ts";
import { asSentence } from "./punctuation.ts";
import { PLATFORM_LABELS } from "./quote.ts";
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
    case "chart":
      return by.chart(block);
    case "quote":
      return by.quote(block);
    case "media":
      return by.media(block);
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
  readonly citations: readonly (readonly ["pictures" | "charts" | "quotes" | "media", SourceCitation])[];
  /** Where its record leads. */
  readonly addresses: readonly string[];
}

/** The one entry of a kind of block beside what page, feed and structured data draw. */
const CONTENTS: ByKind<BlockContents> = {
  text: (block) => ({ words: () => [block.html], sentence: () => "", citations: [], addresses: [] }),
  picture: ({ picture }) => ofPicture(picture),
  media: ({ media }) => {
    const { kind, title, credit, poster } = media;
    const { description = "", transcript = [] } = media.shown ? media : {};
    const ofPoster = poster && ofPicture(poster);
    const said = [description, ...transcript].filter((text) => text !== "").map(asSentence);
    return {
      words: () => [title, description, ...transcript, ...(ofPoster?.words() ?? [])],
      sentence: () =>
        `${MEDIA_LABELS[kind]}：${asSentence(title)}${said.join("")}（${creditOf(media)}）${ofPoster?.sentence() ?? ""}`,
      citations: [...(credit ? [["media", credit] as const] : []), ...(ofPoster?.citations ?? [])],
      addresses: [
        ...(credit?.url === undefined ? [] : [credit.url]),
        ...(media.shown && media.place.at !== "file" ? [mediaAddress(media.place)] : []),
        ...(ofPoster?.addresses ?? []),
      ],
    };
  },
  chart: ({ chart }) => ({
    words: () => chartWords(chart),
    sentence: () => chartSentence(chart),
    citations: [["charts", chart.credit]],
    addresses: chart.credit.url === undefined ? [] : [chart.credit.url],
  }),
  quote: ({ quote: { speaker, role, text, platform, source, url, archived } }) => {
    const who = `${speaker}${role ? `（${role}）` : ""}`;
    return {
      words: () => [text],
      sentence: () => asSentence(`${who}：“${text}” ${source?.name ?? PLATFORM_LABELS[platform]}`),
      citations: source ? [["quotes", source]] : [],
      addresses: [source?.url, url, archived].flatMap((address) => address ?? []),
    };
  },
  // Whose news it is, the article names among its sources.
  entry: ({ entry: { title, sources } }) => ({
    words: () => [title],
    sentence: () => asSentence(title),
    citations: [],
    addresses: sources.flatMap(({ url }) => url ?? []),
  }),
};

function ofPicture(picture: Picture): BlockContents {
  const { caption = "", alt = "", credit } = picture;
  return {
    words: () => [caption, alt],
    // Without the label 图源, which stands at every picture of every article.
    sentence: () => `${caption && asSentence(caption)}（${creditOf(picture)}）`,
    citations: credit ? [["pictures", credit]] : [],
    addresses: credit?.url === undefined ? [] : [credit.url],
  };
}

export function contentsOfBlock(block: PublicBlock): BlockContents {
  return ofBlock(block, CONTENTS);
}
