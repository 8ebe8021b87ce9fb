import { join } from "node:path";
import type { z } from "zod";
import type { SourceRegistry } from "../../../src/domain/source.ts";
import { distinct, publicationDate, type SampleArticle, skewed } from "../corpus.ts";
import { SECTION_KEYS, SOURCE_COUNT, SOURCES, sourceKey, TAG_COUNT, tagKey } from "../corpus-data.ts";
import { type CorpusFolders, writePublication } from "../corpus-files.ts";
import { between, type Random, seededRandom } from "../random.ts";
import { Language, type SectionKey } from "./language.ts";
import { outletNames } from "./names.ts";
import { NewsProse } from "./news-prose.ts";
import { NEWS_LENGTH } from "./options.ts";

/** Part of the name of the cached folders: raise it whenever the text that comes out changes. */
export const SEARCH_CORPUS_VERSION = 2;
/** What an article has beside its paragraphs, on the average. */
const AROUND = 118;
/** Every so often a headline stands over another article again. */
const REPEATED_TITLE = 0.02;

/**
 * Made-up news to search in, one article after the other. No package of a registry carries Chinese prose that is in the
 * public domain and resembles news (npm's `chinese-poetry` is classical verse), so the text is generated, and means
 * nothing: words with the frequencies of real text, standing phrases that recur as Zipf's law has it, words and invented
 * names that belong to a section, an article's own few names again and again. A plain Pagefind 1.6 index of 10,000 is
 * 21 MB in 652 files; of 10,000 real articles of this length it is 19 MB in 618. Article number n is the same bytes on
 * every machine and in every corpus of its length.
 *
 * @param length mean Han characters of an article
 */
export function* searchArticles(count: number, length = NEWS_LENGTH): Generator<SampleArticle> {
  const languages = new Map(SECTION_KEYS.map((key) => [key, new Language(key)]));
  for (let number = 0; number < count; number += 1) {
    const section = sectionOf(number);
    const language = languages.get(section);
    if (language) yield article(number, section, language, length);
  }
}

/** Writes them as a publication keeps them, once; a later call finds them. */
export function writeSearchCorpus(folder: string, count: number, length = NEWS_LENGTH): CorpusFolders {
  const own = join(folder, `v${SEARCH_CORPUS_VERSION}`, `${count}x${length}`, "publication");
  return writePublication(own, searchArticles(count, length), searchSources());
}

/** The invented outlets, by key. */
export function searchSources(): z.input<typeof SourceRegistry> {
  const names = outletNames();
  return Object.fromEntries(
    Object.entries(SOURCES).map(([key, source], index) => [key, { ...source, name: names[index] ?? source.name }]),
  );
}

function article(number: number, section: SectionKey, language: Language, length: number): SampleArticle {
  const random = seededRandom(number + 20_000_000);
  const prose = new NewsProse(language, random);
  const slug = `story-${String(number).padStart(6, "0")}`;
  const { day, month, published } = publicationDate(random);
  const title = titleOf(number, language);
  const pictures = random() < 0.5 ? ["pic1"] : [];
  const paragraphs = prose.paragraphs(Math.max(80, Math.round((length - AROUND) * spread(random))), title);
  const original = random() < 0.3;
  return {
    folder: `${month}/${slug}`,
    slug,
    record: {
      id: `${day}-${slug}`,
      title,
      lede: prose.sentences(between(random, 45, 90)),
      published,
      kind: original ? "original" : "compilation",
      desk: "示例部",
      sources: original ? [] : distinct(between(random, 1, 2), () => sourceKey(skewed(random, SOURCE_COUNT))),
      section,
      tags: distinct(2, () => tagKey(skewed(random, TAG_COUNT))),
      pictures: Object.fromEntries(
        pictures.map((name) => [
          name,
          {
            ...(random() < 0.8 && { caption: `${prose.line()}。` }),
            credit: sourceKey(skewed(random, SOURCE_COUNT)),
            unavailable: "示例文章没有图片文件",
          },
        ]),
      ),
    },
    markdown: `${withSubheads(paragraphs, prose, pictures).join("\n\n")}\n`,
  };
}

/** A headline has a stream of its own, so that a later article can say the same again. */
function titleOf(number: number, language: Language): string {
  const choice = seededRandom(number + 40_000_000);
  const repeats = number >= 60 && choice() < REPEATED_TITLE;
  // Sections come back every so many articles; the one that is repeated is of the same section.
  const story = repeats ? number - SECTION_KEYS.length * between(choice, 1, 9) : number;
  return new NewsProse(language, seededRandom(story + 60_000_000)).title();
}

function sectionOf(number: number): SectionKey {
  return SECTION_KEYS[number % SECTION_KEYS.length] ?? "world";
}

/** Many short bulletins, some long articles; the mean is 1. */
function spread(random: Random): number {
  const chance = random();
  if (chance < 0.7) return 0.35 + 0.7 * random();
  return chance < 0.95 ? 1 + 0.8 * random() : 1.8 + 2.2 * random();
}

function withSubheads(paragraphs: readonly string[], prose: NewsProse, pictures: readonly string[]): string[] {
  const middle = Math.floor(paragraphs.length / 2);
  return paragraphs.flatMap((paragraph, index) => [
    ...(index > 0 && index % 4 === 0 ? [`## ${prose.line()}`] : []),
    paragraph,
    ...(index === middle ? pictures.map((name) => `![](${name})`) : []),
  ]);
}
