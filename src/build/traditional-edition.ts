import type { SiteData } from "../content/site-data.ts";
import { captionsOf } from "../domain/block-pictures.ts";
import { NOT_FOUND_PAGE } from "../domain/edition.ts";
import { INTERFACE_TERMS } from "../domain/interface-terms.ts";
import type { EditionSettings, Glossary } from "../domain/site.ts";
import { dataAddresses, feedAddresses, pageAddresses } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { Converter } from "../traditional/converter.ts";
import type { EditionData } from "../traditional/edition.ts";
import { TraditionalScript } from "../traditional/script.ts";
import { termsOf } from "../traditional/terms.ts";
import { traditionalCardsOf } from "./cards/card-files.ts";

/**
 * Converts single texts for the Traditional edition; undefined when there is none.
 *
 * @param whose the interface's, or those of articles
 */
export function traditionalConverterOf(
  { site: { traditional: settings }, glossary }: Pick<SiteData, "site" | "glossary">,
  whose: "ours" | "theirs",
): ((text: string) => string) | undefined {
  return settings && editionConverterOf(settings, { ...(whose === "ours" ? INTERFACE_TERMS : {}), ...glossary });
}

/** Converts single texts in an edition, with these words. The dictionaries are read for the first text: often there is none. */
export function editionConverterOf(settings: EditionSettings, glossary: Glossary): (text: string) => string {
  let converter: Converter | undefined;
  return (text) => {
    converter ??= new Converter(new TraditionalScript(settings), settings.quotes, { terms: termsOf(glossary) });
    return converter.text(text);
  };
}

/** What the Traditional edition of a publication is made of besides the pages; undefined when it has none. */
export function editionDataOf(
  publication: Publication,
  { glossary }: Pick<SiteData, "glossary">,
): EditionData | undefined {
  const { site, assets } = publication.shell;
  const { traditional: settings, url } = site;
  if (!settings) return undefined;
  return {
    settings,
    url,
    glossary,
    articles: publication.articles.flatMap(({ path, title, lede, traditional }) =>
      Object.keys(traditional).length === 0 ? [] : [{ path, title, lede, traditional }],
    ),
    captions: new Map(
      publication.articles.flatMap((article) =>
        Object.keys(article.traditional).length === 0
          ? []
          : captionsOf(article).map(({ path }) => [path, article.path] as const),
      ),
    ),
    addresses: [
      ...pageAddresses(publication),
      ...feedAddresses(publication),
      ...dataAddresses(publication),
      NOT_FOUND_PAGE,
    ],
    files: new Map([
      ...(assets.traditionalScript ? [[assets.script, assets.traditionalScript] as const] : []),
      ...traditionalCardsOf(publication, glossary),
    ]),
  };
}
