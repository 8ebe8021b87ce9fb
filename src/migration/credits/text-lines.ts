import { plain } from "../../manuscripts/escaped-text.ts";
import { type Label, SUBJECTS } from "../../manuscripts/label-words.ts";
import { labelsOf } from "../../manuscripts/labels.ts";
import { type Block, placedPicture, removedLine } from "../../manuscripts/manuscript.ts";
import { unlabelledIn } from "../../manuscripts/unlabelled.ts";
import type { Moved } from "../model.ts";
import type { Judge } from "./judge.ts";
import { isRunning } from "./running-text.ts";
import type { TextCredits } from "./text-credits.ts";
import { type TextEnd, textEndOf, withoutEnd } from "./text-end.ts";

/** Lines about a text stand within so many blocks of its edges, with one paragraph at most between. */
const EDGE = 10;
/** Somebody who puts question after question is no author. */
const ASKS = /^[记記]者\s*[:：]/u;
const LINK = /\]\(([^)\s]+)\)/g;
/** A paragraph has one end of each sort at most: （编译：张三）（来源：公报）. */
const MOST_ENDS = 4;

/** Takes the lines that speak of a text, and what is glued to its last sentence, out of it. */
export class TextLines {
  readonly out: Block[];
  readonly moved: Moved[] = [];
  readonly #text: TextCredits;
  readonly #judge: Judge;

  constructor(blocks: readonly Block[], text: TextCredits, judge: Judge) {
    [this.#text, this.#judge] = [text, judge];
    const running = blocks.map(isRunning);
    const total = running.filter(Boolean).length;
    const interview = blocks.filter(({ escaped }) => ASKS.test(plain(escaped))).length > 1;
    let before = 0;
    this.out = blocks.filter((block, index) => {
      const after = total - before - (running[index] ? 1 : 0);
      const [nearTop, nearEnd] = [index < EDGE && before <= 1, index >= blocks.length - EDGE && after <= 1];
      if (running[index]) before += 1;
      if (!nearTop && !nearEnd) return true;
      const strict = (nearTop && before === 0) || (nearEnd && after === 0);
      return !this.#takes(block, interview, strict);
    });
    this.#takeEnds();
  }

  /** @param strict nothing of the text itself stands between the line and the edge */
  #takes(block: Block, interview: boolean, strict: boolean): boolean {
    if (placedPicture(block) !== undefined || block.escaped.includes("\n")) return false;
    const line = plain(block.escaped);
    const labels = labelsOf(line) ?? (strict ? unlabelled(line, this.#judge) : undefined);
    if (!labels || (interview && labels.some(({ subject }) => subject === "author"))) return false;
    // What is said of pictures was heard beside them.
    if (labels.every(({ subject }) => subject === "credit" || subject === "title")) return false;
    return this.#read(block, labels, line);
  }

  #read(block: Block, labels: readonly Label[], line: string): boolean {
    const links = [...block.escaped.matchAll(LINK)].map(([, address = ""]) => address);
    if (!this.#text.read(labels, line, links.length === 1 ? links[0] : undefined)) return false;
    this.moved.push(removedLine(block, whatOf(labels)));
    return true;
  }

  /** What is glued to the last paragraph of the text. */
  #takeEnds(): void {
    const at = this.out.findLastIndex((block) => placedPicture(block) === undefined);
    for (let ends = 0; ends < MOST_ENDS; ends += 1) {
      const block = this.out[at];
      const end = block && textEndOf(block, this.#judge.names);
      const parts = block && end && withoutEnd(block, end.at);
      if (!block || !end || !parts || !this.#says(parts.end, end)) return;
      this.out[at] = parts.rest;
    }
  }

  #says(block: Block, { says, text }: TextEnd): boolean {
    if ("labels" in says) {
      if (says.labels.every(({ subject }) => subject === "credit" || subject === "title")) return false;
      return this.#read(block, says.labels, text);
    }
    const taken = says.isSource ? this.#text.name(says.name, text) : this.#signs(says.name, text);
    if (taken) this.moved.push(removedLine(block, says.isSource ? "来源" : "署名"));
    return taken;
  }

  /** A name alone behind the last sentence: whoever it is, nobody has said that it is the writer. */
  #signs(name: string, from: string): boolean {
    const decided = this.#judge.author(`文末：${name}`, `文末：${name}`, "留在正文末尾，不当作署名");
    if (typeof decided === "string") this.#text.authors.push(decided);
    else this.#text.found.push({ of: "text", certainty: "asked", from });
    return typeof decided === "string";
  }
}

function unlabelled(line: string, judge: Judge): readonly Label[] | undefined {
  const label = unlabelledIn(line, judge.names);
  return label && [label];
}

function whatOf(labels: readonly Label[]): string {
  return [...new Set(labels.map(({ subject }) => SUBJECTS[subject].name))].join("、");
}
