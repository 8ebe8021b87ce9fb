import type { Article } from "../domain/article.ts";
import {
  articleCardOf,
  canBeDrawn,
  cardCreditOf,
  listCardOf,
  type PreviewCard,
  SHARE_CARD_SIZE,
  type ShareCard,
} from "../domain/share-card.ts";
import type { Site } from "../domain/site.ts";
import { xmpOf } from "../embedding/xmp.ts";
import { digestOf } from "../kept/digest.ts";
import type { PageShell } from "./page-shell.ts";

/** Older articles are seldom handed on, and every card is work. Counted from the newest, so that no day of rest changes a page. */
const RECENT_MS = 90 * 86_400_000;
export const CARDS_PATH = "/assets/cards/";
const DIGEST_LETTERS = 12;

/** Cards by the address of the page that they stand for. */
export type ShareCards = ReadonlyMap<string, ShareCard>;

/** A list and what is said of it. */
export interface Listed {
  readonly path: string;
  readonly title: string;
  readonly about?: string | undefined;
}

/**
 * Cards of a publication: of the front page, of every list, and of recent articles without a picture that would do. A page
 * whose card cannot be drawn has none.
 *
 * @param articles newest first
 */
export function shareCardsOf(site: Site, articles: readonly Article[], lists: readonly Listed[]): ShareCards {
  if (!site.shareCards) return new Map();
  const since = (articles[0]?.published.epoch ?? 0) - RECENT_MS;
  const recent = articles.filter(({ published }) => published.epoch >= since);
  const cards: (readonly [string, ShareCard | undefined])[] = [
    ["/", listCardOf(site.name, site.tagline, site)],
    ...lists.map(({ path, title, about }) => [path, listCardOf(title, about, site)] as const),
    ...recent.map((article) => [article.path, articleCardOf(article, site)] as const),
  ];
  return new Map(cards.flatMap(([path, card]) => (card && canBeDrawn(card) ? [[path, card] as const] : [])));
}

/**
 * What stands around a page, with the page's own card if it has one; a list's older pages have that of its newest.
 * @param path address on the site
 */
export function shellAt(
  path: string,
  { shell, cards }: { readonly shell: PageShell; readonly cards: ShareCards },
): PageShell {
  const page = path.replace(/page\/[^/]+\/$/, "");
  const card = cards.get(page);
  return card ? { ...shell, card: previewCardOf(card, shell.site.url + page) } : shell;
}

/** What a page says of its card. @param address of the page on the web */
export function previewCardOf(card: ShareCard, address: string): PreviewCard {
  const { name, headline, makers } = card;
  const alt = [headline === name ? "" : name, headline, makers.join("、")].filter((text) => text !== "").join("｜");
  return { path: cardAddressOf(card, address), ...SHARE_CARD_SIZE, alt };
}

/**
 * Address of a page's card on the site; it changes with everything that the card says, in letters and in its file.
 * @param address of the page on the web
 * @param edition of another edition: all that its words depend on
 */
export function cardAddressOf(card: ShareCard, address: string, edition?: unknown): string {
  const digest = digestOf([card, xmpOf(cardCreditOf(card, address)), edition]);
  return `${CARDS_PATH}${digest.slice(0, DIGEST_LETTERS)}.png`;
}
