import { traditionalAddress } from "../../domain/edition.ts";
import type { Glossary } from "../../domain/site.ts";
import type { Publication } from "../../publication/publication.ts";
import { cardAddressOf } from "../../publication/share-cards.ts";
import type { CardJob } from "./card-job.ts";

/** A card that is to lie at an address of the site. */
export interface CardFile extends CardJob {
  /** Address on the site of the page that it stands for. */
  readonly page: string;
  readonly path: string;
}

/**
 * Which card of the Traditional edition takes the place of which, by their addresses. Both follow from what the cards are made
 * of, so that nobody has to convert anything to know them.
 */
export function traditionalCardsOf(publication: Publication, glossary: Glossary): ReadonlyMap<string, string> {
  const { url } = publication.shell.site;
  const files = cardFilesOf(publication, glossary);
  return new Map(
    files.flatMap(({ page, card, edition, path }) =>
      edition ? [[cardAddressOf(card, url + page), path] as const] : [],
    ),
  );
}

/** Every card of the publication, in each of its editions. */
export function cardFilesOf({ cards, articles, shell }: Publication, glossary: Glossary): readonly CardFile[] {
  const { url, traditional: settings } = shell.site;
  const own = new Map(articles.map((article) => [article.path, article.traditional]));
  return [...cards].flatMap(([page, card]): CardFile[] => {
    const simplified = { page, path: cardAddressOf(card, url + page), card, address: url + page };
    if (!settings) return [simplified];
    const edition = { settings, glossary: { ...glossary, ...own.get(page) } };
    const address = url + traditionalAddress(page);
    return [simplified, { page, path: cardAddressOf(card, address, edition), card, address, edition }];
  });
}
