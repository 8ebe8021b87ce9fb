import { hanCount } from "../prose.ts";
import { between, pick, type Random } from "../random.ts";
import { worn } from "../weighted.ts";
import { amount, date, latin, share, year } from "./facts.ts";
import type { Language } from "./language.ts";

/** Set phrases of news texts, the worn ones first. A slot in brackets is filled for every use. */
const CLAUSES = worn(
  [
    "{短语}",
    "{人}表示",
    "{句}",
    "{人}在{地}{短语}",
    "{机构}{短语}",
    "记者从{机构}获悉",
    "{日期}",
    "{句}的{名}",
    "在{名}方面",
    "据{机构}介绍",
    "{名}和{名}{短语}",
    "截至{日期}",
    "{地}{名}{短语}",
    "{动}了{数}{名}",
    "{人}在接受采访时说",
    "同比增长{比}",
    "{机构}负责人{人}认为",
    "对{名}进行{动名}",
    "目前，{短语}",
    "{拉丁}{短语}",
    "较上年下降{比}",
    "不仅{短语}",
    "而且{短语}",
    "{年}以来",
    "{机构}{日期}发布的{名}显示",
    "其中{名}占{比}",
    "使用{拉丁}的{名}",
    "{地}{机构}的{名}",
    "为{名}提供{动名}",
    "{动}{名}的{动名}",
    "{成语}",
    "{人}与{人}{短语}",
    "达到{数}",
    "预计{年}将{短语}",
    "{名}超过{数}",
    "根据{名}的{动名}",
    "{人}的{名}{副}{形}",
    "每{名}{动}{数}",
    "由{机构}和{机构}共同{动}",
    "{名}、{名}和{名}",
    "{形}的{名}",
    "有关{名}{短语}",
    "{地}以{名}{动}{名}",
    "第{数}{名}",
    "仍有{数}{动}",
    "称{名}“{短语}”",
  ],
  5,
);
/** Words that a sentence says only once, in the order of its thoughts. */
const FRESH = [
  "{动}{名}的{名}",
  "{副}{动}{名}{动名}",
  "{名}{动}{形}的{名}",
  "{动}{名}{动名}和{名}",
  "{名}在{名}中{动}{名}",
  "{名}{副}{动}了{形}的{名}{名}",
  "把{名}{名}{动}到{名}",
  "{动}{动}{名}{名}的{动名}",
] as const;
const TITLES = [
  "{地}{动}{名}{动名}：{短语}{名}",
  "{人}{短语} {句}",
  "{短语}，{句}",
  "{机构}{短语} {名}{副}{动}{名}",
  "{句}！{短语}{动}{名}",
  "{人}：“{短语}”{句}",
  "{年}{名}{动名} {句}",
  "{拉丁}{句}：{短语}",
  "{地}{数}{名}{短语}，{动}{名}",
  "{句}，{人}{动}{名}{名}",
] as const;
const ENDINGS = ["。", "。", "。", "。", "。", "。", "。", "。", "；", "！", "？"] as const;
/** A slot names again what the article is about. */
const AGAIN = 0.3;

/** Writes one article: the same few people, places, bodies and words come back in it, as they do in news. */
export class NewsProse {
  readonly #language: Language;
  readonly #random: Random;
  readonly #people: readonly [string, ...string[]];
  readonly #places: readonly [string, ...string[]];
  readonly #bodies: readonly [string, ...string[]];
  readonly #topic: readonly [string, ...string[]];

  constructor(language: Language, random: Random) {
    this.#language = language;
    this.#random = random;
    const { people, places, bodies } = language.names;
    this.#people = [people.draw(random), people.draw(random), people.draw(random)];
    this.#places = [places.draw(random), places.draw(random)];
    this.#bodies = [bodies.draw(random), bodies.draw(random)];
    const noun = () => language.word(random, "名");
    this.#topic = [noun(), noun(), noun(), noun(), noun()];
  }

  title(): string {
    return this.#fill(pick(this.#random, TITLES));
  }

  /** A subhead or caption: one or two clauses. */
  line(): string {
    return this.#fill(pick(this.#random, ["{短语}{句}", "{地}{短语}", "{人}{句}"]));
  }

  /** Sentences of at least `length` Han characters. */
  sentences(length: number): string {
    let text = "";
    while (hanCount(text) < length) text += this.#sentence();
    return text;
  }

  /**
   * Paragraphs of about `length` Han characters together, in Markdown.
   * @param title part of it is said again
   */
  paragraphs(length: number, title: string): string[] {
    const random = this.#random;
    const said = title.split(/[，：！“” ]/).filter((part) => part.length >= 6);
    const paragraphs: string[] = [];
    for (let written = 0; written < length; ) {
      let text = this.sentences(Math.min(between(random, 50, 140), Math.max(20, length - written - 15)));
      if (paragraphs.length === 0 && said[0] !== undefined && random() < 0.5) text += `${said[0]}。`;
      if (random() < 0.08) text += `**${this.#fill("{短语}")}**，${this.#fill("{句}")}。`;
      written += hanCount(text);
      paragraphs.push(text);
    }
    return paragraphs;
  }

  #sentence(): string {
    const random = this.#random;
    const clauses = Array.from({ length: between(random, 1, 4) }, () => this.#clause());
    const chance = random();
    if (chance < 0.08) return `${this.#fill("{人}")}说：“${clauses.join("，")}。”`;
    if (chance < 0.13) return `“${clauses.join("，")}”，${this.#fill("{人}{动}{名}")}。`;
    return `${clauses.join("，")}${pick(random, ENDINGS)}`;
  }

  #clause(): string {
    return this.#fill(CLAUSES.draw(this.#random));
  }

  #fill(pattern: string): string {
    const random = this.#random;
    const filled = pattern.replace(/\{(人|地|机构|日期|年|数|比|拉丁|短语|句)\}/g, (_, slot: string) => {
      switch (slot) {
        case "人":
          return random() < 0.8 ? pick(random, this.#people) : this.#language.names.people.draw(random);
        case "地":
          return random() < 0.8 ? pick(random, this.#places) : this.#language.names.places.draw(random);
        case "机构":
          return random() < 0.8 ? pick(random, this.#bodies) : this.#language.names.bodies.draw(random);
        case "日期":
          return date(random);
        case "年":
          return year(random);
        case "数":
          return amount(random);
        case "比":
          return share(random);
        case "拉丁":
          return latin(random);
        case "短语":
          return this.#language.phrase(random);
        default:
          return pick(random, FRESH);
      }
    });
    const topical = filled.replace(/\{名\}/g, (slot) => (random() < AGAIN ? pick(random, this.#topic) : slot));
    return this.#language.fill(random, topical);
  }
}
