import { between, pick, type Random } from "./random.ts";
import type { Words } from "./words.ts";

const HAN = /\p{Script=Han}/gu;
const LATIN = ["Example", "Sample Press", "AB-12", "Demo", "Test 3.5"] as const;
const NUMBERS = ["14:30", "2,300", "12.5%", "1998", "30", "7"] as const;
/** Half-width after Han, as the seed article and most newsrooms' copy has it; the build sets them full-width. */
const ENDINGS = ["。", "。", "。", "。", "。", "。", "!", "?"] as const;

/**
 * Meaningless Chinese with the shape of a news text: clauses, quotations, half-width punctuation after Han, some Latin
 * words and numbers, bold and links. It never ships.
 */
export class Prose {
  readonly #words: Words;
  readonly #random: Random;

  constructor(words: Words, random: Random) {
    this.#words = words;
    this.#random = random;
  }

  headline(): string {
    const [first, second] = [
      this.#words.run(this.#random, between(this.#random, 5, 9)),
      this.#words.run(this.#random, 8),
    ];
    return `${first}${pick(this.#random, [":", ",", "!", "?"])}${second}`;
  }

  subhead(): string {
    return this.#words.run(this.#random, between(this.#random, 8, 16));
  }

  caption(): string {
    return `${this.#words.run(this.#random, between(this.#random, 10, 24))}。`;
  }

  /** Sentences of at least `length` Han characters, without markup. */
  sentences(length: number): string {
    let text = "";
    while (hanCount(text) < length) text += this.#sentence();
    return text;
  }

  /**
   * The body of an article in Markdown.
   * @param pictures names to place, spread over the text
   * @param link an address to link to
   */
  body(length: number, pictures: readonly string[], link: string): string {
    const paragraphs = this.#paragraphs(length, link);
    const heads = between(this.#random, 3, 4);
    const headAt = new Set(Array.from({ length: heads }, (_, head) => Math.floor((head * paragraphs.length) / heads)));
    const pictureAfter = new Map(
      pictures.map((name, index) => [Math.floor(((index + 0.5) * paragraphs.length) / pictures.length), name]),
    );
    const blocks = paragraphs.flatMap((paragraph, index) => {
      const picture = pictureAfter.get(index);
      return [
        ...(headAt.has(index) ? [`## ${this.subhead()}`] : []),
        paragraph,
        ...(picture === undefined ? [] : [`![](${picture})`]),
      ];
    });
    return `${blocks.join("\n\n")}\n`;
  }

  #paragraphs(length: number, link: string): string[] {
    const paragraphs: string[] = [];
    let written = 0;
    while (written < length) {
      let text = this.sentences(between(this.#random, 40, 130));
      if (this.#random() < 0.2) text += `**“${this.#clause()}”**,${this.#clause()}。`;
      if (this.#random() < 0.15) text += `${this.#clause()}[${this.subhead()}](${link})。`;
      written += hanCount(text);
      paragraphs.push(text);
    }
    return paragraphs;
  }

  #sentence(): string {
    const clauses = Array.from({ length: between(this.#random, 1, 4) }, () => this.#clause());
    if (this.#random() < 0.12) return `“${clauses.join(",")},”${this.#clause()}。`;
    if (this.#random() < 0.06) return `${this.#clause()}:“${clauses.join(",")}。”`;
    return `${clauses.join(",")}${pick(this.#random, ENDINGS)}`;
  }

  #clause(): string {
    const text = this.#words.run(this.#random, between(this.#random, 5, 15));
    const chance = this.#random();
    if (chance < 0.03) return `${text}${pick(this.#random, LATIN)} ${this.#words.draw(this.#random)}`;
    if (chance < 0.1) return `${text}${pick(this.#random, NUMBERS)}${this.#words.draw(this.#random)}`;
    return text;
  }
}

export function hanCount(text: string): number {
  return text.match(HAN)?.length ?? 0;
}
