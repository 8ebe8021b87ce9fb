import { z } from "zod";
import { madeByMachine } from "./ai.ts";
import { type Article, leadPictureOf } from "./article.ts";
import { namesBehind, sealOf } from "./attribution.ts";
import type { EmbeddedCredit } from "./embedded-credit.ts";
import { CARD } from "./focus.ts";
import { CARD_CHARACTERS } from "./generated/card-characters.ts";
import { labelledTitle } from "./genre.ts";
import { cardOf } from "./rendition.ts";
import { signersOf } from "./signature.ts";
import type { Site } from "./site.ts";

/**
 * What previews of links show of a page that has no picture for them: its headline, and where it comes from. All of it is text
 * of the page, in the same words.
 */
export const ShareCard = z.object({
  /** The publication's. */
  name: z.string(),
  headline: z.string(),
  /** How the article came to be, as in its seal: 综合; 广告 where it was paid for. */
  seal: z.string().optional(),
  /** Below the headline, as many as a line holds: whose work it is, or what a list is of. */
  makers: z.array(z.string()).readonly(),
  /** `2026年11月30日`, `2026年11月30日 · 机器翻译` */
  date: z.string().optional(),
});
export type ShareCard = z.infer<typeof ShareCard>;

/** A card as pages name it in their heads (ogp.me/#structured). */
export interface PreviewCard {
  /** Address on the site. */
  readonly path: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** Pixels (developers.facebook.com/docs/sharing/webmasters/images). */
export const SHARE_CARD_SIZE = CARD;

const covered = new Set(CARD_CHARACTERS);

/** Whether the font of cards has a glyph for everything that a card says: a card with an empty box in it is worse than none. */
export function canBeDrawn(card: ShareCard): boolean {
  return isDrawn(Object.values(card).flat().join(""));
}

/** Whether the font of cards, in which the publication's name is drawn too, has a glyph for every character. */
export function isDrawn(text: string): boolean {
  return [...text].every((character) => covered.has(character));
}

/** Whether previews show a picture of this size large: they crop to about two by one, and what is small or tall is lost in that. */
export function isLargeInPreviews({ width, height }: { readonly width: number; readonly height: number }): boolean {
  return width >= 300 && height >= 157 && width >= height;
}

/** What a card says in its own file of whose work the page is. @param address of the page on the web */
export function cardCreditOf({ name, seal, makers }: ShareCard, address: string): EmbeddedCredit {
  const credit = seal ? makers.join("、") : name;
  return { credit, creator: name, source: credit, licence: `${name}制图`, statement: address };
}

/** The card of an article; undefined where a picture of it does better. */
export function articleCardOf(article: Article, { name }: Pick<Site, "name">): ShareCard | undefined {
  const picture = leadPictureOf(article);
  if (picture && isLargeInPreviews(cardOf(picture))) return undefined;
  const { published } = article;
  const [day = ""] = published.label.split(" ");
  return {
    name,
    headline: labelledTitle(article),
    seal: sealOf(article),
    makers: namesBehind(article, signersOf(article)),
    // A machine's text says so where the headline goes alone.
    date: [day, madeByMachine(article)].filter(Boolean).join(" · "),
  };
}

/** The card of the front page, a section, a tag or a source. */
export function listCardOf(headline: string, line: string | undefined, { name }: Pick<Site, "name">): ShareCard {
  return { name, headline, makers: line ? [line] : [] };
}
