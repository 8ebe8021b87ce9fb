import { namesNobody } from "../../manuscripts/credit-owners.ts";
import { type Block, isParagraph, placedPicture } from "../../manuscripts/manuscript.ts";
import { captionCreditIn } from "./caption-credits.ts";
import { isShortLine, LONGEST_CAPTION } from "./caption-line.ts";
import type { CreditedPicture } from "./credited-picture.ts";
import { factsOf } from "./facts.ts";
import type { Judge } from "./judge.ts";
import { linkedFacts } from "./linked-title.ts";
import { isLatinSentence, saysOfPictures } from "./plain-caption.ts";
import { isRunning, textOf } from "./running-text.ts";

type OfAll = { readonly said: string; readonly from: string; readonly reach: "全文图源" | "文末图源" };

/** What a text says of all its pictures, or may say of any of them. */
export class SaidOfAll {
  readonly #said: OfAll[] = [];
  readonly #blocks: readonly Block[];
  readonly #heard = new Set<Block>();
  readonly #judge: Judge;

  constructor(blocks: readonly Block[], judge: Judge) {
    [this.#blocks, this.#judge] = [blocks, judge];
  }

  add(said: OfAll): void {
    this.#said.push(said);
  }

  /** Of a line that some pictures have heard as their own nothing is asked about others. */
  leaveOut(block: Block): void {
    this.#heard.add(block);
  }

  /** Says of the pictures beside which nobody is named what is said of all, and else what may be: that is asked of each alone. */
  settle(pictures: readonly CreditedPicture[]): void {
    const open = pictures.filter((picture) => !picture.isCredited);
    for (const { said, from, reach } of this.#said.splice(0))
      for (const picture of open) picture.say(this.#judge.credit(said, reach, from), from, reach);
    if (open.length === 0) return;
    const lines = this.#linesOfPictures();
    for (const picture of open) picture.settleLines(lines, this.#judge);
  }

  /** Wherever they stand, and whatever else they are taken for. */
  #linesOfPictures(): readonly string[] {
    return this.#blocks.flatMap((block) => {
      const isOpen = placedPicture(block) === undefined && !this.#heard.has(block);
      const said = isOpen ? saysOfPictures(textOf(block), isRunning(block)) : undefined;
      const credit = said === undefined ? undefined : captionCreditIn(said, this.#judge.names);
      return said === undefined || (credit && namesNobody(credit.said)) ? [] : [said];
    });
  }
}

/** A paragraph of the text; a line that ends in a bracket is as well a caption with a name. */
const ENDS_SENTENCE = /[。！？!?…”]\s*$/u;

/** What ends one, or leads to what follows. */
const IS_SENTENCE = /[:：.．~～]$/u;
const LONGEST_NEAR = 60;

/** Whether a line beside a picture may be a name and little else. */
function mayBeName(line: string): boolean {
  if (line.length > LONGEST_NEAR || IS_SENTENCE.test(line)) return false;
  return !isLatinSentence(line);
}

/**
 * Has a picture hear the line above or below it: one that says whose the text is and nothing of pictures is none about it.
 * @param above the text so far: only where it has not begun a name alone is surely the writer's
 */
export function hearNear(block: Block, picture: CreditedPicture, judge: Judge, above: readonly Block[]): void {
  if (!isParagraph(block) || placedPicture(block) !== undefined) return;
  const text = textOf(block);
  const running = isRunning(block) && (ENDS_SENTENCE.test(text) || text.length > LONGEST_CAPTION);
  if (running ? !isShortLine(text) : text.length > LONGEST_CAPTION) return;
  if (!running && saysOfPictures(text, false) !== undefined) picture.suspect(text);
  else if (!isOfText(block, judge, !above.some(isRunning)))
    picture.hint(text, judge, running || !mayBeName(text.trim()));
}

function isOfText(block: Block, { names }: Judge, atHead: boolean): boolean {
  const labels = (linkedFacts(block, names)?.facts ?? factsOf(textOf(block), atHead, names))?.labels;
  return labels?.every(({ subject }) => subject !== "credit") ?? false;
}

/** Says whose pictures are that stand one behind the other, by a line below the last of them: whether of all, nobody knows. */
export function sayOfRun(
  run: readonly CreditedPicture[],
  { said, doubtful, from }: { readonly said: string; readonly doubtful: boolean; readonly from: string },
  judge: Judge,
): void {
  const open = run.filter((picture) => !picture.isCredited);
  const alone = run.length === 1 || (open.length === 1 && open[0] === run.at(-1));
  const reach = doubtful ? "括号里的名字" : alone ? "图源" : "几张图一个图源";
  for (const picture of open) picture.say(judge.credit(said, reach, from), from, reach);
}
