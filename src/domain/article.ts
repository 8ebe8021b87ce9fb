import type { OfAi } from "./ai.ts";
import type { Archive } from "./archive.ts";
import { picturesIn } from "./block-pictures.ts";
import type { Change } from "./change.ts";
import type { Chart } from "./chart.ts";
import type { Theme } from "./colour.ts";
import type { Comment } from "./comment.ts";
import type { DateStamp } from "./date-stamp.ts";
import type { Weight } from "./front.ts";
import type { OfGenre } from "./genre.ts";
import type { Kind } from "./kind.ts";
import type { EntryBlock, OfLive } from "./live.ts";
import type { Media } from "./media.ts";
import type { Picture, PictureCredit, ShownPicture } from "./picture.ts";
import type { Quote } from "./quote.ts";
import type { Subhead } from "./reading.ts";
import type { Contributor, Signature } from "./signature.ts";
import type { Glossary } from "./site.ts";
import type { SourceCitation } from "./source.ts";
import type { UsePolicy } from "./use-policy.ts";

export interface Section {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Whether its articles may lead the front page. */
  readonly front: boolean;
  /** Of its rules and labels, by theme, `#2b4f81`. */
  readonly colour?: Readonly<Record<Theme, string>> | undefined;
  /** Keys that it had before. */
  readonly formerly?: readonly string[] | undefined;
}

export type Tag = Pick<Section, "key" | "name" | "formerly">;

/** A link as an author set it. */
export interface TextLink {
  /** As a browser reads it; a relative one starts from the article's own page. */
  readonly address: string;
  /** Where it is written in article.md, from 1; where its paragraph begins when it leads out of this site. */
  readonly line: number;
  readonly column: number;
}

/** A stretch of text, read once: what each output needs of it. */
export interface TextBlock {
  readonly kind: "text";
  readonly html: string;
  /** What a reader reads of it, a line for each paragraph, heading, item and cell. */
  readonly text: string;
  readonly links: readonly TextLink[];
  /** Names of the places in it that a link may lead to. */
  readonly ids: readonly string[];
}

/**
 * Text, or a picture, chart, quotation, video, sound or document placed between two stretches of it; pictures of a gallery have
 * its number, from 1. Or the beginning of an entry of a live page.
 */
export type Block =
  | TextBlock
  | { readonly kind: "picture"; readonly picture: Picture; readonly gallery?: number }
  | { readonly kind: "chart"; readonly chart: Chart }
  | { readonly kind: "media"; readonly media: Media }
  | { readonly kind: "quote"; readonly quote: Quote }
  | EntryBlock;

/** An article as everything behind the door sees it: complete, typed, in print form. */
export interface Article extends OfGenre, OfLive, OfAi {
  readonly id: string;
  /** Last part of the address. */
  readonly slug: string;
  /** `/2025/05/slug/` */
  readonly path: string;
  /** Folder the files were read from. */
  readonly folder: string;
  readonly title: string;
  readonly lede: string;
  /** The moment of its release: from then on it may be seen, and by it everything is ordered (docs/decisions/0027). */
  readonly published: DateStamp;
  /** The date that it bears, and that its address is of, where an embargo held it back. */
  readonly dated?: DateStamp;
  /** When its release was written down; orders articles of one moment. */
  readonly order?: string;
  /** When the licence to use the text ends: from then on it is withdrawn (src/domain/release.ts). */
  readonly until?: DateStamp;
  /** Changes after publication, oldest first. */
  readonly changes: readonly Change[];
  /** Date of the last change; it moves with the log alone, and with the entries of a live page. */
  readonly updated?: DateStamp;
  readonly kind: Kind;
  readonly desk?: string;
  readonly authors: readonly Signature[];
  /** Who else has had a hand in it. */
  readonly contributors: readonly Contributor[];
  readonly sources: readonly SourceCitation[];
  readonly section: Section;
  /** How much it matters where a rule decides what stands first. */
  readonly weight: Weight;
  readonly tags: readonly Tag[];
  readonly body: readonly Block[];
  /** Of its pictures, in the order of the text. */
  readonly credits: readonly PictureCredit[];
  readonly minutes: number;
  /** Whether it is one in which readers lose their place. */
  readonly long: boolean;
  /** Its subheads, where a list of them helps. */
  readonly contents: readonly Subhead[];
  readonly commentsOpen: boolean;
  /** What readers said and editors let through. */
  readonly comments: readonly Comment[];
  /** Names and terms that the Traditional edition writes differently in this article than elsewhere. */
  readonly traditional: Glossary;
  /** Of one that was moved from an old site. */
  readonly archive?: Archive;
  /** What it tells search engines, and why. */
  readonly policy: UsePolicy;
  /** Addresses by which the article was known before; they lead here. */
  readonly aliases: readonly string[];
}

/** A block as pages and feeds show it. */
export type PublicBlock =
  | Exclude<Block, TextBlock>
  | (Pick<TextBlock, "kind" | "html"> & { readonly links: readonly Pick<TextLink, "address">[] });

/** What pages and feeds are made of: an article without what only its desk, its address books and search need. */
export interface PublicArticle
  extends Omit<Article, "folder" | "slug" | "order" | "weight" | "aliases" | "traditional" | "body"> {
  readonly body: readonly PublicBlock[];
}

/** Whatever has pictures of its own: where it stands on the site, and where their files lie. */
export type PictureBearer = Pick<Article, "path" | "folder" | "body">;

/** Each of ten thousand articles is asked eight times. */
const knownPictures = new WeakMap<PublicArticle["body"], readonly Picture[]>();

/** The pictures in the order the text places them, posters of videos among them. */
export function picturesOf(article: Pick<PublicArticle, "body">): readonly Picture[] {
  const known = knownPictures.get(article.body);
  if (known) return known;
  const pictures = article.body.flatMap(picturesIn);
  knownPictures.set(article.body, pictures);
  return pictures;
}

/** The picture that stands for the article in lists and previews: the first one shown. */
export function leadPictureOf(article: Pick<PublicArticle, "body">): ShownPicture | undefined {
  // Asked for every entry of every list.
  for (const block of article.body) for (const picture of picturesIn(block)) if (picture.shown) return picture;
  return undefined;
}

/** The quotations on record in the order the text places them. */
export function quotesOf(article: Pick<PublicArticle, "body">): readonly Quote[] {
  return article.body.flatMap((block) => (block.kind === "quote" ? [block.quote] : []));
}
