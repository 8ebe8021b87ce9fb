import { datesInDigits } from "./numerals.ts";
import type { Family, SearchQuery } from "./query.ts";
import type { ArticleText } from "./texts.ts";
import { simplified } from "./traditional.ts";

/**
 * Which articles a query ought to find. All rules are here:
 *
 * 1. An article is right when the query stands in its title, lede, text, captions or credits, within one of these pieces.
 *    Width and case do not matter (NFKC, lower case).
 * 2. A number is never cut: `5月` does not stand in `15月`, nor `5%` in `12.5%`, nor `200` in `3,200`.
 * 3. Traditional input (e) asks for the simplified words it was made from; of words that differ in Taiwan (軟體 for 软件)
 *    the simplified word and the characters as typed (软体) are both right. Where both scripts write them alike (影片 for 视频) and an
 *    article has them, it is what was typed; one that has the mainland's word is neither right nor wrong.
 * 4. Dates (f) are the same in digits and in Chinese numerals: 二〇二五年五月 is 2025年5月. In the other families an article
 *    that has the date in other numerals is neither right nor wrong.
 * 5. Punctuation (g) does not matter, neither in the query nor in the text; everywhere else a word that only comes about
 *    across a mark (其中，国家 for 中国) is wrong.
 * 6. Spaces: an article is right when the parts stand side by side, whatever is between them. One that has all parts
 *    somewhere is neither right nor wrong. When no article has them side by side, those that have all parts are right.
 * 7. Words typed without a space (k): right is every article that has them all, side by side or apart; what is listed as
 *    related counts. Pinyin (m): every article that has the word it was made of; one that only has another word of titles which is
 *    written with the same letters (设计 for 射击) is neither right nor wrong, for nobody can tell what was meant: of each there has to be some.
 *    Another form of a name (p), another word of the same sound (q) and what once found nothing (r) likewise. A number with what it
 *    counts (s) is asked for in other numerals than an article has; one that has it as typed is neither right nor wrong.
 * 8. A stretch of a title (l) has the articles in whose titles it stands before all others.
 * 9. A day (n) has the articles that were published on it; what only mentions it is neither right nor wrong. A by-line (o)
 *    has those whose authors or pieces name it.
 * 10. An article that only has it in the names of its sources is neither right nor wrong: of many it says the first.
 * 11. The article a headline was cut from (c) is looked for; of others whose headlines say the same nobody can tell, and none of them
 *     stands before it.
 */
export interface Truth {
  readonly right: ReadonlySet<string>;
  /** Counted neither for nor against. */
  readonly disputed: ReadonlySet<string>;
  /** Those whose titles have it (c, l). */
  readonly titled?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
type Form = "plain" | "dates" | "bare";
const FORM_OF: Readonly<Record<Family, Form>> = {
  a: "plain",
  b: "plain",
  c: "plain",
  d: "plain",
  e: "plain",
  f: "dates",
  g: "bare",
  h: "plain",
  i: "plain",
  j: "plain",
  k: "plain",
  l: "plain",
  m: "plain",
  n: "plain",
  o: "plain",
  p: "plain",
  q: "plain",
  r: "plain",
  s: "plain",
};
const FORMS: Readonly<Record<Form, (text: string) => string>> = {
  plain,
  dates: (text) => datesInDigits(plain(text)),
  bare,
};

/** Answers for one corpus. */
export class Truths {
  readonly #texts: readonly ArticleText[];
  readonly #formed = new Map<Form, readonly string[]>();

  constructor(texts: readonly ArticleText[]) {
    this.#texts = texts;
  }

  of(query: SearchQuery): Truth {
    const truth = this.#ofWords(query);
    const asked = plain(query.simplified ?? query.typed).split(/\s+/u);
    const named = this.#texts.filter(({ path, origins = [] }) => {
      const names = plain(origins.join("\n"));
      return !truth.right.has(path) && asked.some((word) => contains(names, word));
    });
    return { ...truth, disputed: new Set([...truth.disputed, ...named.map(({ path }) => path)]) };
  }

  #ofWords({ family, typed, simplified: words, wording, words: apart, alike = [], day }: SearchQuery): Truth {
    const form = FORM_OF[family];
    if (day !== undefined) {
      const right = new Set(this.#texts.flatMap((text) => (text.day === day ? [text.path] : [])));
      return { right, disputed: new Set(this.#texts.flatMap(({ path }) => (right.has(path) ? [] : [path]))) };
    }
    if (apart) {
      const right = this.#having((text) => apart.every((word) => contains(text, plain(word))), form);
      const others = this.#having((text) => alike.some((word) => contains(text, plain(word))), form);
      return { right, disputed: new Set([...others].filter((path) => !right.has(path))) };
    }
    if (family === "l" || family === "c") {
      const titled = this.#texts.filter(({ title }) => contains(plain(title), plain(typed)));
      const right = this.#having((text) => contains(text, plain(typed)), form);
      return { right, disputed: NONE, titled: new Set(titled.map(({ path }) => path)) };
    }
    if (family === "e") {
      const having = (word: string) => this.#having((text) => contains(text, plain(word)), form);
      const meant = having(words ?? simplified(typed));
      if (!wording) return { right: meant, disputed: NONE };
      const asTyped = having(simplified(typed));
      if (simplified(typed) !== typed || asTyped.size === 0)
        return { right: new Set([...meant, ...asTyped]), disputed: NONE };
      return { right: asTyped, disputed: new Set([...meant].filter((path) => !asTyped.has(path))) };
    }
    const parts = typed.trim().split(/\s+/u);
    if (parts.length === 1) {
      const asked = FORMS[form](typed.trim());
      const right = this.#having((text) => contains(text, asked), form);
      return { right, disputed: form === "dates" ? NONE : this.#inOtherNumerals(typed, right) };
    }
    const whole = bare(typed);
    const sideBySide = this.#having((text) => contains(text, whole), "bare");
    const all = this.#having((text) => parts.every((part) => contains(text, bare(part))), "bare");
    if (sideBySide.size === 0) return { right: all, disputed: NONE };
    return { right: sideBySide, disputed: new Set([...all].filter((path) => !sideBySide.has(path))) };
  }

  #inOtherNumerals(typed: string, right: ReadonlySet<string>): ReadonlySet<string> {
    const asked = bare(datesInDigits(plain(typed)));
    if (!/\d[年月日]/.test(asked)) return NONE;
    const same = this.#having((text) => contains(bare(text), asked), "dates");
    return new Set([...same].filter((path) => !right.has(path)));
  }

  #having(test: (text: string) => boolean, form: Form): ReadonlySet<string> {
    const formed = this.#inForm(form);
    return new Set(this.#texts.flatMap(({ path }, index) => (test(formed[index] ?? "") ? [path] : [])));
  }

  #inForm(form: Form): readonly string[] {
    const known = this.#formed.get(form);
    if (known) return known;
    const texts = this.#texts.map(({ pieces }) => pieces.map(FORMS[form]).join("\n"));
    this.#formed.set(form, texts);
    return texts;
  }
}

/** Full- and half-width and capitals are the same. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Without punctuation and spaces; what stands between two digits stays, or two numbers would become one. */
export function bare(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, (marks, at: number, whole: string) => {
    const between = isDigit(whole.charAt(at - 1)) && isDigit(whole.charAt(at + marks.length));
    if (!between) return "";
    return marks === "." || marks === "," ? marks : "|";
  });
}

/** Whether `asked` stands in a text without cutting a number. */
export function contains(text: string, asked: string): boolean {
  if (asked === "") return false;
  for (let at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + 1)) {
    if (!cutsNumber(text, at) && !cutsNumber(text, at + asked.length)) return true;
  }
  return false;
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g;
/** No number is longer. */
const REACH = 20;

function cutsNumber(text: string, at: number): boolean {
  const left = /[\d.,]*$/.exec(text.slice(Math.max(0, at - REACH), at))?.[0] ?? "";
  const right = /^[\d.,]*/.exec(text.slice(at, at + REACH))?.[0] ?? "";
  if (left === "" || right === "") return false;
  for (const { index, 0: number } of (left + right).matchAll(NUMBER))
    if (index < left.length && index + number.length > left.length) return true;
  return false;
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9" && character.length === 1;
}
