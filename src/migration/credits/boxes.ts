import { foldLine } from "../../manuscripts/folded-line.ts";
import { labelsOf } from "../../manuscripts/labels.ts";
import { type Block, isParagraph, placedPicture } from "../../manuscripts/manuscript.ts";
import { textOf } from "./running-text.ts";

/** A line of a box, a poster or a talk: 定价：28元, 问：为什么？ */
const LINE = /^[^\s:|,。]{1,8}\s*:\s*\S/u;
/** Where and how the house can be reached says nothing of what stands above it. */
const REACHED = /:\s*[\d\s()+-]{7,}$|@|https?:/u;
/** Said of an article, and of no book or event. */
const OF_ARTICLE = /^(?:原文|译文|本文|转载)\p{Script=Han}{0,4}\s*:/u;
/** The text goes on about the people above. */
const REFERS = /^(?:以上|上述|这)(?:[一二三四五六七八九十两几\d]+|各|几)?(?:位|名|人|首|部|件|项)/u;
const [LONGEST, SHORTEST_TALK] = [60, 4];

/**
 * The lines whose labels are about something else than the article: those of a box about a book or an event, of a talk, and those that
 * the text itself refers to. A box has more labels that are never said of an article than others.
 *
 * @returns each with whether its box says of itself that it is about an article: then whoever it names is asked about
 */
export function boxedIn(blocks: readonly Block[]): ReadonlyMap<Block, boolean> {
  const boxed = new Map<Block, boolean>();
  const close = (run: readonly Block[], isOne: boolean) => {
    const isOfArticle = run.some((block) => OF_ARTICLE.test(foldLine(textOf(block))));
    if (isOne) for (const block of run) boxed.set(block, isOfArticle);
  };
  let run: Block[] = [];
  for (const block of blocks) {
    if (isLine(block)) {
      run.push(block);
      continue;
    }
    close(run, isBox(run) || (run.length > 0 && REFERS.test(foldLine(textOf(block)))));
    run = [];
  }
  close(run, isBox(run));
  return boxed;
}

function isLine(block: Block): boolean {
  if (!isParagraph(block) || placedPicture(block) !== undefined) return false;
  const text = textOf(block);
  return text.length <= LONGEST && LINE.test(foldLine(text));
}

function isBox(run: readonly Block[]): boolean {
  const lines = run.map(textOf).filter((text) => !REACHED.test(foldLine(text)));
  const known = lines.filter((text) => labelsOf(text) !== undefined).length;
  const strange = lines.length - known;
  if (lines.length < 2) return false;
  return strange > known || (strange === known && lines.length >= SHORTEST_TALK);
}
