import { statesRights } from "../../manuscripts/boilerplate.ts";
import { SUBJECTS } from "../../manuscripts/credit-words.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Label } from "../../manuscripts/label-words.ts";
import { type Block, isParagraph, placedPicture, removedLine } from "../../manuscripts/manuscript.ts";
import type { Moved } from "../model.ts";
import { boxedIn } from "./boxes.ts";
import { doubtsAbout, linkedNames } from "./doubted-line.ts";
import { askAbout } from "./doubts.ts";
import { type Facts, factsOf, labelAbove, outletsIn, wholeIn } from "./facts.ts";
import type { Judge } from "./judge.ts";
import { beforeLink, linkedFacts, linksTitle } from "./linked-title.ts";
import { namedInStatement } from "./named-in-statement.ts";
import { quotedLines } from "./opened-quotes.ts";
import { isLong, isRunning, textOf } from "./running-text.ts";
import type { TextCredits } from "./text-credits.ts";
import { bracketsAtEnd, type TextEnd, textEndOf, withoutEnd } from "./text-end.ts";
import { namesUnread, type Unread } from "./unread-line.ts";

/** Lines about a text stand within so many blocks of its edges, with one paragraph at most between. */
const EDGE = 10;
/** Somebody who puts question after question is no author. */
const ASKS = /^[记記]者\s*[:：]/u;
const LINK = /\]\(([^)\s]+)\)/g;
const LONGEST = 160;
/** Titles and addresses are long. */
const LONG = /^.{0,20}(?:原.{0,2}[标標][题題]|https?:)/u;
const STATEMENT = /^.{0,4}声明\s*[\])]?\s*:/u;
/** In brackets it is no sentence, wherever it stands. */
const REPORTS = /^[([](?:本报|本网|本刊)?记者[^()[\]]{2,20}[)\]]$/u;
/** Papers' words in English, behind others. */
const BY_WHOM = /\S\s+(?:translated|written|compiled) by\s/iu;
const REPORTED = /^(?:(?:实习|见习|特约|本报|本刊)*记者|撰文|采写|撰稿)\s*[:|/]\s*[^\s;]{2,16}$/u;
const BARE_LINK = /^https?:\/\/\S+$/iu;
/** `阅读原文`, `原文`: a link that says what it leads to. */
export const READ_THERE =
  /^[([<“"*]*(?:点击|请点击|点此)?(?:阅读|查看|浏览)?(?:英文|完整|新闻)?原文(?:链接|地址|报道|网址|出处|在此)?[)\]>”"*]*$|^(?:read the (?:full|original) (?:story|article)|original (?:story|article|link))$/u;
/** A paragraph has one end of each sort at most: （编译：张三）（来源：公报）. */
const MOST_ENDS = 4;

/** Takes the lines that speak of a text, and what is glued to its last sentence, out of it. */
export class TextLines {
  readonly out: Block[];
  readonly moved: Moved[] = [];
  /** Lines that say something of the text and stay in it. */
  readonly asked = new Set<Block>();
  readonly #text: TextCredits;
  readonly #judge: Judge;
  readonly #title: string;

  /** @param title of the text, which a line may repeat as a link */
  constructor(blocks: readonly Block[], text: TextCredits, judge: Judge, title: string) {
    [this.#text, this.#judge, this.#title] = [text, judge, title];
    const running = this.#runningIn(blocks);
    const total = running.filter(Boolean).length;
    const interview = blocks.filter((block) => ASKS.test(textOf(block))).length > 1;
    const joined = new Set<Block>();
    const boxed = boxedIn(blocks);
    let before = 0;
    this.out = blocks.filter((block, index) => {
      const after = total - before - (running[index] ? 1 : 0);
      if (joined.delete(block)) return false;
      const [nearTop, nearEnd] = [index < EDGE && before <= 1, index >= blocks.length - EDGE && after <= 1];
      // Long lines are taken for text; what is wholly about the text is none, however long it is.
      const outermost = before === 0 || after === 0;
      const linked = outermost && running[index] ? linkedFacts(block, judge.names) : undefined;
      const whole = linked?.facts ?? (outermost && running[index] ? wholeIn(textOf(block), judge.names) : undefined);
      if (running[index]) before += 1;
      // Below what somebody says before a text its writers are named as well.
      if (index < EDGE && before > 0 && after > 0) this.#asksQuoted(block);
      // Magazines say more than one paragraph before they name who reports.
      if (index < EDGE && before === 2 && !running[index] && !nearEnd && REPORTED.test(foldLine(textOf(block))))
        return !this.#takes(block, interview, false, true);
      if (boxed.get(block) && before === 0)
        this.#doubts(block, doubtsAbout(block, title, true, judge.names), textOf(block), "署名行");
      if ((!nearTop && !nearEnd) || boxed.has(block)) return true;
      const heard = text.found.length;
      if (whole && this.#read(block, whole, textOf(block), linked ? linked.url : urlIn(block))) return false;
      const strict = (nearTop && before === 0) || (nearEnd && after === 0);
      const next = blocks[index + 1];
      if (!whole && strict && next && this.#takesBoth(block, next)) {
        joined.add(next);
        return false;
      }
      const takes = !whole && this.#takes(block, interview, strict, nearTop);
      if (!takes && (strict || outermost || nearTop) && text.found.length === heard) this.#asks(block);
      return !takes;
    });
    this.#takeEnds();
  }

  /** @param strict nothing of the text itself stands between the line and the edge */
  #takes(block: Block, interview: boolean, strict: boolean, nearTop: boolean): boolean {
    if (placedPicture(block) !== undefined || block.escaped.includes("\n")) return false;
    const line = textOf(block);
    if ((line.length > LONGEST && !LONG.test(line)) || BY_WHOM.test(line)) return false;
    const { names } = this.#judge;
    const linked = strict ? linkedFacts(block, names) : undefined;
    const facts =
      linked?.facts ??
      (strict ? this.#linked(block, line) : undefined) ??
      factsOf(line, strict || REPORTS.test(foldLine(line)), names);
    const found = facts ?? (strict ? outletsIn(line, names) : undefined);
    if (!found) return false;
    const { labels } = found;
    if (interview && labels.some(({ subject }) => subject === "author")) return false;
    // Below a letter the day is its writer's.
    if (!nearTop && labels.every(({ subject }) => subject === "date")) return false;
    // What is said of pictures alone was heard beside them.
    if (labels.every(({ subject }) => subject === "credit" || subject === "title")) return false;
    return this.#read(block, found, line, linked ? linked.url : urlIn(block));
  }

  /** Blocks that are the text itself: at its edges a line about it may be as long and end like a sentence, by the title that it links. */
  #runningIn(blocks: readonly Block[]): boolean[] {
    const running = blocks.map(isRunning);
    const { names } = this.#judge;
    const isAbout = (block: Block) =>
      linkedFacts(block, names) !== undefined ||
      wholeIn(textOf(block), names) !== undefined ||
      linksTitle(block, this.#title);
    for (const order of [[...running.keys()], [...running.keys()].reverse()]) {
      for (const at of order.slice(0, EDGE)) {
        const block = blocks[at];
        if (!block || !running[at]) continue;
        if (!isAbout(block)) break;
        running[at] = false;
      }
    }
    return running;
  }

  /** A line that names somebody and is not understood stays, and whoever it names is asked about. */
  #asks(block: Block): void {
    if (this.#asksQuoted(block) || placedPicture(block) !== undefined || block.escaped.includes("\n")) return;
    const line = beforeLink(block);
    if (statesRights(line) || STATEMENT.test(foldLine(line))) this.#doubts(block, namedInStatement(line), line, "声明");
    else this.#doubts(block, doubtsAbout(block, this.#title, false, this.#judge.names), line, "署名行");
  }

  /** A quotation stays whole, whatever its lines say of the text. @returns whether it is one */
  #asksQuoted(block: Block): boolean {
    const lines = quotedLines(block);
    for (const line of lines ?? [])
      this.#doubts(block, doubtsAbout(line, this.#title, true, this.#judge.names), textOf(line), "署名行");
    return lines !== undefined;
  }

  #doubts(block: Block, named: Unread | undefined, line: string, where: "署名行" | "声明"): void {
    if (!named) return;
    this.asked.add(block);
    askAbout(named, line, where, this.#text, this.#judge);
  }

  /** 作者⏎张三: a label above its value. What has to be asked stays in both. */
  #takesBoth(above: Block, below: Block): boolean {
    const line = isParagraph(above) && isParagraph(below) ? labelAbove(textOf(above), textOf(below)) : undefined;
    const facts = line === undefined ? undefined : factsOf(line, false, this.#judge.names);
    if (line === undefined || !facts) return false;
    if (this.#read(above, facts, line, urlIn(above))) {
      this.moved.push(removedLine(below, whatOf(facts.labels)));
      return true;
    }
    this.asked.add(below);
    return false;
  }

  /** A line that is a link and says that it leads to the original, or to a site that is registered. */
  #linked(block: Block, line: string): Facts | undefined {
    const [link, ...more] = linksIn(block);
    if (link !== undefined && more.length === 0 && READ_THERE.test(foldLine(line)))
      return { labels: [{ subject: "link", word: "原文", value: link }] };
    const alone = BARE_LINK.test(line) ? line : link;
    if (alone === undefined || !(BARE_LINK.test(line) || line === link)) return undefined;
    const source = this.#judge.link(alone);
    return source === undefined ? undefined : { labels: [{ subject: "link", word: "链接", value: alone }] };
  }

  #read(block: Block, { labels, saysMore }: Facts, line: string, url: string | undefined): boolean {
    if (!this.#text.read(labels, line, url) || saysMore) {
      this.asked.add(block);
      const isAsked = (name: string) => this.#judge.questions.some(({ shown }) => shown.endsWith(`：${name}`));
      const sources = linkedNames(block, labels).filter((name) => !isAsked(name));
      this.#doubts(block, { sources, people: [] }, line, "署名行");
      return false;
    }
    this.moved.push(removedLine(block, whatOf(labels)));
    return true;
  }

  /** What is glued to the last paragraph of the text. */
  #takeEnds(): void {
    const at = this.out.findLastIndex((block) => isLong(block) && !this.asked.has(block));
    for (let ends = 0; ends < MOST_ENDS; ends += 1) {
      const block = this.out[at];
      const end = block && textEndOf(block, this.#judge.names);
      const parts = block && end && withoutEnd(block, end.at);
      if (block && !end) {
        const inside = bracketsAtEnd(textOf(block));
        if (inside !== undefined) this.#doubts(block, namesUnread(inside, this.#judge.names), inside, "署名行");
      }
      if (!block || !end || !parts || !this.#says(parts.end, end)) return;
      this.out[at] = parts.rest;
      // What is left is a line about the text as well: 公报记者张三报道　责编：李四.
      if (!isRunning(parts.rest) && at === this.out.length - 1) this.#asks(parts.rest);
    }
  }

  #says(block: Block, { says, text }: TextEnd): boolean {
    if ("labels" in says) {
      if (says.labels.every(({ subject }) => subject === "credit" || subject === "title")) return false;
      return this.#read(block, says, text, urlIn(block));
    }
    if ("person" in says) return this.#signs(says.person, text) && this.#moves(block, "署名");
    return this.#text.names(says.sources, text) && this.#moves(block, "来源");
  }

  #moves(block: Block, what: string): true {
    this.moved.push(removedLine(block, what));
    return true;
  }

  /** A name alone behind the last sentence: whoever it is, nobody has said that it is the writer. */
  #signs(name: string, from: string): boolean {
    const decided = this.#judge.author(`文末：${name}`, `文末：${name}`, "留在正文末尾，不当作署名");
    if (typeof decided === "string") this.#text.authors.push(decided);
    else this.#text.found.push({ of: "text", certainty: "asked", from });
    return typeof decided === "string";
  }
}

function linksIn({ escaped }: Block): string[] {
  return [...escaped.matchAll(LINK)].map(([, address = ""]) => address);
}

/** The link of a line that has one. */
function urlIn(block: Block): string | undefined {
  const [url, ...more] = linksIn(block);
  return more.length === 0 ? url : undefined;
}

function whatOf(labels: readonly Label[]): string {
  return [...new Set(labels.map(({ subject }) => SUBJECTS[subject].name))].join("、");
}
