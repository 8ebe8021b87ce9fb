import type { SourceNames } from "../content/source-registry.ts";
import { isOutletShaped } from "./byline.ts";
import { isPlace, isTitle, isWhereAndHow } from "./byline-words.ts";
import { namesNobody } from "./credit-owners.ts";
import { ACCOUNT, DEED, OWN, REPORTER } from "./credit-words.ts";
import { isPenName, isPersonName } from "./person-name.ts";
import { registeredEnds, sourceKey } from "./source-keys.ts";

/** A name in a line, or a list of names: each way to read it is one. */
export interface Named {
  readonly end: number;
  /** As typed. */
  readonly said: readonly string[];
  /** How many of them nobody has registered. */
  readonly strangers: number;
  /** Whether a name is one only by where it stands. */
  readonly isPen?: boolean;
}

const sticky = (pattern: string) => new RegExp(pattern, "uy");
const BETWEEN = sticky("\\s*[、,/&|;]\\s*|\\s*(?:以及|和|与|及)\\s*|\\s+(?:and\\s+)?");
const SIGNS = '\\s,、:。!?;|/()\\[\\]《》“”"「」&';
const WORD = sticky(`[^${SIGNS}]+`);
/** Words of Latin letters stand apart and are one name. */
const RUN = sticky(`[^${SIGNS}·]+(?:(?<=[a-z0-9.'’]) (?=[a-z])[^${SIGNS}·]+)*`);
const QUOTED = sticky('[《“"「]([^《》“”"「」,:。!?;]{2,20})[》”"」](?:副刊|.{0,3}版)?');
const BEHIND_SOURCE = sticky(`(?:网站|官网|官方微博)?(?:\\s*${ACCOUNT})?(?:\\s*等(?:多家)?(?:媒体|外媒|网站)?)?`);
const ENDS_IN_DEED = new RegExp(`(?:${DEED})$`, "u");
/** What a sentence has in it, and hardly any name of an outlet. */
const SENTENCE = /[了的着是在将被把向会让使说称们吗呢这那我你他]|不能|生活/u;
/** Another clause begins here, and no name. */
const OTHER_WORDS = new RegExp(
  `^(?:本文|文章|由|经|据|${OWN}|${REPORTER}|作者|编[辑译]|责编|翻译|摄影|图片|综合)|(?:授权[^授]*|原创|专稿|综合报[道导])$`,
  "u",
);
const LATIN = /^\p{Lu}[\p{Script=Latin}'’.-]*(?: (?:\p{Lu}[\p{Script=Latin}'’.-]*|de|van|von|der|la|le)){1,3}/u;
const WHERE = sticky("[\\s/,]*(?:发自\\p{Script=Han}{2,6}|[(]([^()]{2,6})[)]|([\\p{Script=Han}\\d]{1,16}))");
const [LONGEST_STRANGER, MOST] = [16, 6];

/** Reads the names in a line, at any place of it and in every way that is one. */
export class NamesInLine {
  readonly #typed: string;
  readonly #folded: string;
  readonly #names: SourceNames;

  /** @param folded the same line, as of `foldLine` */
  constructor(typed: string, folded: string, names: SourceNames) {
    [this.#typed, this.#folded, this.#names] = [typed, folded, names];
  }

  /** Lists of outlets. @param strange whether one that nobody has registered may be among them */
  sources(at: number, strange: boolean): readonly Named[] {
    return this.#listed(at, (from) => this.outlet(from, strange));
  }

  /** One outlet, with where it can be found behind it. */
  outlet(at: number, strange: boolean): readonly Named[] {
    const found = this.#registered(at).map((end) => this.#named(at, end, 0));
    const [whole, quoted = ""] = this.#match(QUOTED, at) ?? [];
    if (whole !== undefined) {
      const inside = this.#typed.slice(at + 1, at + 1 + quoted.length);
      const known = sourceKey(inside, this.#names) !== undefined;
      if (known || strange) found.push({ end: at + whole.length, said: [inside], strangers: known ? 0 : 1 });
    }
    const [run = ""] = this.#match(RUN, at) ?? [];
    if (run !== "" && namesNobody(run)) found.push(this.#named(at, at + run.length, 0));
    else if (strange && found.length === 0)
      for (const end of this.#endsOf(run, at)) if (this.#isStranger(at, end)) found.push(this.#named(at, end, 1));
    return found.map((one) => ({ ...one, end: one.end + (this.#match(BEHIND_SOURCE, one.end)?.[0].length ?? 0) }));
  }

  /** An outlet that nobody has registered, by its shape, before a word that only stands behind outlets. */
  outletBefore(at: number, behind: RegExp): readonly Named[] {
    const [run = ""] = this.#match(RUN, at) ?? [];
    const { index = 0 } = behind.exec(run) ?? {};
    const isOne = index > 1 && this.#registered(at).length === 0 && isOutletShaped(this.#typed.slice(at, at + index));
    return isOne ? [this.#named(at, at + index, 1)] : [];
  }

  /** Whether a registered outlet stands anywhere between two places. */
  namesOutlet(at: number, end: number): boolean {
    for (let from = at; from < end; from += 1)
      if (registeredEnds(this.#typed, from, this.#names).length > 0) return true;
    return false;
  }

  /** Registered names, and the same source by two of its names: 公报Gazette. */
  #registered(at: number): readonly number[] {
    const once = registeredEnds(this.#typed, at, this.#names);
    const twice = once.flatMap((end) => {
      const gap = /^\s?/u.exec(this.#folded.slice(end))?.[0].length ?? 0;
      return registeredEnds(this.#typed, end + gap, this.#names).filter((more) => this.#isSource(at, more));
    });
    return [...new Set([...twice, ...once])];
  }

  /** Lists of people, with what they are and from where they report. @param pens whether pen names may be among them */
  people(at: number, pens: boolean): readonly Named[] {
    return this.#listed(at, (from) => this.#person(from, pens)).flatMap((list) => {
      const where = this.#where(list.end);
      return where === undefined ? [list] : [list, { ...list, end: where }];
    });
  }

  #listed(at: number, one: (at: number) => readonly Named[]): readonly Named[] {
    const lists = [...one(at)];
    // Each way to begin goes on in each way.
    for (const list of lists) {
      const between = list.said.length < MOST ? this.#match(BETWEEN, list.end)?.[0] : undefined;
      if (between === undefined) continue;
      // `CBC News` is one name, and no list of two.
      const isLoose = !/[、,/&|;]/u.test(between);
      for (const next of one(list.end + between.length)) {
        if (isLoose && list.strangers + next.strangers > 0) continue;
        // 翻译：阿明，面议: behind a comma stand names that are surely names.
        if (/[,;]/u.test(between) && (list.isPen || next.isPen)) continue;
        lists.push({
          end: next.end,
          said: [...list.said, ...next.said],
          strangers: list.strangers + next.strangers,
          isPen: (list.isPen ?? false) || (next.isPen ?? false),
        });
      }
    }
    return lists;
  }

  #person(at: number, pens: boolean): readonly Named[] {
    const [run = ""] = this.#match(WORD, at) ?? [];
    // 教授 张三, 卑诗省 张三
    if (isTitle(run) || isPlace(run)) {
      const gap = /^\s+/u.exec(this.#folded.slice(at + run.length))?.[0].length ?? 0;
      return gap > 0 ? this.#person(at + run.length + gap, pens) : [];
    }
    const ends = new Set([2, 3, 4].map((length) => at + length));
    const latin = LATIN.exec(this.#typed.slice(at))?.[0] ?? "";
    for (const { index } of `${latin} `.matchAll(/ /gu)) ends.add(at + index);
    const people = [...ends].filter((end) => end <= this.#typed.length && this.#isPerson(at, end));
    const found = people.map((end) => this.#named(at, end, 0));
    const end = at + run.length;
    const isPen = pens && !people.includes(end) && isPenName(this.#typed.slice(at, end)) && !isWhereAndHow(run);
    // `John` of `John Lee` signs nothing.
    const isHalf =
      /^\s\p{Lu}/u.test(this.#typed.slice(end)) && /^[a-z]+$/u.test(run) && this.#registered(end + 1).length === 0;
    return isPen && !isHalf && this.#registered(at).length === 0
      ? [...found, { ...this.#named(at, end, 0), isPen: true }]
      : found;
  }

  #isPerson(at: number, end: number): boolean {
    const isName = isPersonName(this.#typed.slice(at, end)) && !isPlace(this.#folded.slice(at, end));
    return isName && !this.#isSource(at, end);
  }

  #isSource(at: number, end: number): boolean {
    return sourceKey(this.#typed.slice(at, end), this.#names) !== undefined;
  }

  #where(at: number): number | undefined {
    const [whole, place, how] = this.#match(WHERE, at) ?? [];
    if (whole === undefined) return undefined;
    const isWhere = place !== undefined ? isPlace(place) : how === undefined || (how !== "文" && isWhereAndHow(how));
    return isWhere ? at + whole.length : undefined;
  }

  /** A name that nobody knows goes to the end of its run, or to what it has done. */
  #endsOf(run: string, at: number): readonly number[] {
    const ends = [at + run.length];
    for (let length = 2; length < run.length; length += 1)
      if (ENDS_IN_DEED.exec(run)?.index === length) ends.push(at + length);
    return ends;
  }

  #isStranger(at: number, end: number): boolean {
    const length = end - at;
    const name = this.#folded.slice(at, end);
    return length >= 2 && length <= LONGEST_STRANGER && !SENTENCE.test(name) && !OTHER_WORDS.test(name);
  }

  #named(at: number, end: number, strangers: number): Named {
    return { end, said: [this.#typed.slice(at, end).trim()], strangers };
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#folded) ?? undefined;
  }
}
