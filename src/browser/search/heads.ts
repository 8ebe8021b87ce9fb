import { type CharacterTable, characterFileOf, formsIn, unpackTables } from "../../search/characters.ts";
import { dayTerm, filesBetween, filesWith, fileWith, type HeadsEntry, unpackNumbers } from "../../search/heads.ts";
import { LISTED_IN_FILE, type ListedArticle, listedFileOf } from "../../search/listed-article.ts";
import { type NamedPage, PAGES_FILE, pageTerm } from "../../search/named-page.ts";
import type { BookWord, TitleIndex, WordBook } from "../../search/shard.ts";
import { bare } from "../../search/terms.ts";
import { titleQuestion } from "../../search/title-terms.ts";

/** Loads a file of an address. @throws Error when it is not there */
export type Load = (address: string) => Promise<Uint8Array>;

const HAN = /\p{Script=Han}/gu;

type Numbers = ReadonlyMap<string, readonly number[]>;

/** Reads the small files about all titles, each once. */
export class Heads implements TitleIndex, WordBook {
  private readonly listed: HeadsEntry;
  private readonly load: Load;
  private readonly files = new Map<string, Promise<Uint8Array>>();

  constructor(entry: HeadsEntry, load: Load) {
    this.listed = entry;
    this.load = load;
  }

  async having(runs: readonly string[]): Promise<readonly number[]> {
    const { terms, beginning } = titleQuestion(runs);
    const lists = await Promise.all([
      ...terms.map((term) => this.title(term)),
      ...(beginning === undefined ? [] : [this.titlesBeginning(beginning)]),
    ]);
    const [shortest = [], ...others] = lists.sort((a, b) => a.length - b.length);
    const sets = others.map((list) => new Set(list));
    return shortest.filter((number) => sets.every((set) => set.has(number)));
  }

  async between(first: string, last: string): Promise<readonly number[]> {
    const [from, to] = [dayTerm(first), dayTerm(last)];
    const files = await Promise.all(filesBetween(from, to, this.listed.titles).map((at) => this.numbers("t", at)));
    const days = files.flatMap((file) => [...file].filter(([word]) => word >= from && word <= to));
    return days.flatMap(([, numbers]) => numbers).sort((a, b) => a - b);
  }

  async pages(name: string): Promise<readonly NamedPage[]> {
    const term = pageTerm(name);
    const numbers = term === undefined ? [] : await this.title(term);
    if (numbers.length === 0) return [];
    const pages: readonly NamedPage[] = JSON.parse(new TextDecoder().decode(await this.file(PAGES_FILE)));
    return numbers.flatMap((number) => pages[number] ?? []);
  }

  async articles(numbers: readonly number[]): Promise<readonly ListedArticle[]> {
    const found = await Promise.all(
      numbers.map(async (number) => {
        const some: readonly ListedArticle[] = JSON.parse(
          new TextDecoder().decode(await this.file(listedFileOf(number))),
        );
        return some.slice(number % LISTED_IN_FILE).slice(0, 1);
      }),
    );
    return found.flat();
  }

  async words(letters: string): Promise<readonly BookWord[]> {
    if (letters === "") return [];
    const found = await this.beginning(letters, this.listed.words, "w");
    const words = found.flatMap(([entry, [count = 0]]): BookWord[] => {
      const [key = "", ...parts] = entry.split(" ");
      const word = parts.join(" ");
      return [{ word, count, letters: key, whole: key === letters }];
    });
    return words.sort((a, b) => Number(b.whole) - Number(a.whole) || b.count - a.count);
  }

  async syllables(text: string): Promise<readonly string[]> {
    const { syllables } = await this.characters(text);
    return [...text].map((char) => syllables.get(char) ?? "");
  }

  async forms(text: string): Promise<readonly string[]> {
    return formsIn(text, await this.characters(text));
  }

  private async characters(text: string): Promise<CharacterTable> {
    const names = new Set([...text.matchAll(HAN)].map(([char]) => characterFileOf(char)));
    const files = await Promise.all([...names].map((name) => this.file(name)));
    return unpackTables(files.map((file) => new TextDecoder().decode(file)));
  }

  private async title(term: string): Promise<readonly number[]> {
    const at = fileWith(term, this.listed.titles);
    if (at === undefined) return [];
    return (await this.numbers("t", at)).get(term) ?? [];
  }

  private async titlesBeginning(letters: string): Promise<readonly number[]> {
    const found = await this.beginning(bare(letters), this.listed.titles, "t");
    return [...new Set(found.flatMap(([, numbers]) => numbers))].sort((a, b) => a - b);
  }

  private async beginning(letters: string, firsts: readonly string[], kind: "t" | "w") {
    const files = await Promise.all(filesWith(letters, firsts).map((at) => this.numbers(kind, at)));
    return files.flatMap((file) => [...file].filter(([word]) => word.startsWith(letters)));
  }

  private async numbers(kind: "t" | "w", at: number): Promise<Numbers> {
    return unpackNumbers(await this.file(`${kind}${at}.pf_heads`));
  }

  private file(name: string): Promise<Uint8Array> {
    const loading = this.files.get(name) ?? this.load(this.listed.path + name);
    this.files.set(name, loading);
    loading.catch(() => this.files.delete(name));
    return loading;
  }
}
