import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Wordmark } from "../../_includes/partials/masthead/Wordmark.tsx";
import { ScriptSwitch } from "../../_includes/partials/script-switch/ScriptSwitch.tsx";
import type { Facts } from "../content/facts.ts";
import { NOT_FOUND_PAGE } from "../domain/edition.ts";
import { feedAddresses, pageAddresses } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { Converter, termsOf } from "../traditional/converter.ts";
import { TraditionalEdition } from "../traditional/edition.ts";
import { OpenCc } from "../traditional/opencc.ts";
import { WORD_TABLE_PATH } from "../traditional/word-table.ts";

const wordmark = renderToString(h(Wordmark, { script: "traditional" }));

/** What a page has otherwise in the Traditional edition. */
const TWIN_PARTS = {
  wordmark: () => wordmark,
  "script-switch": (page: string) => renderToString(h(ScriptSwitch, { to: "simplified", page })),
};

/** Converts single texts for the Traditional edition; undefined when there is none. */
export function traditionalConverterOf({
  site: { traditional: settings },
  glossary,
}: Pick<Facts, "site" | "glossary">): ((text: string) => string) | undefined {
  if (!settings) return undefined;
  const converter = new Converter(new OpenCc(settings), settings.quotes, termsOf(glossary));
  return (text) => converter.text(text);
}

/** The Traditional edition of a publication; undefined when it has none. */
export function traditionalEditionOf(
  publication: Publication,
  { glossary }: Pick<Facts, "glossary">,
): TraditionalEdition | undefined {
  const { site, assets } = publication.frame;
  const { traditional: settings, url } = site;
  if (!settings) return undefined;
  return new TraditionalEdition({
    settings,
    url,
    glossary,
    articles: publication.articles,
    addresses: [...pageAddresses(publication), ...feedAddresses(publication), NOT_FOUND_PAGE],
    files: new Map(assets.traditionalScript ? [[assets.script, assets.traditionalScript]] : []),
    twinParts: TWIN_PARTS,
  });
}

/** Writes the table for the search page; every page has to be there already. */
export function writeWordTable(edition: TraditionalEdition, output: string): void {
  const file = join(output, WORD_TABLE_PATH);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(edition.wordTable));
}
