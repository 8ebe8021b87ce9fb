import type { SourceNames } from "../../content/source-registry.ts";
import type { PictureRecord } from "../../domain/article-record.ts";
import type { Disclaimers } from "../../domain/site.ts";
import { type Block, type Draft, placedPicture, removedLine } from "../../manuscripts/manuscript.ts";
import { withMedia } from "../../manuscripts/media.ts";
import { pictureCreditIn } from "../../manuscripts/picture-credits.ts";
import { namesSource } from "../../manuscripts/source-keys.ts";
import { sourcesOfLede } from "../../manuscripts/sources.ts";
import { withSubheads } from "../../manuscripts/subheads.ts";
import type { ExportAttachment, ExportItem } from "../../wxr/item.ts";
import type { CreditedPost, CreditFound, Decisions, Moved, ReadBody } from "../model.ts";
import { creditedMedia } from "./credited-media.ts";
import { factsOf } from "./facts.ts";
import { withoutFurniture } from "./furniture.ts";
import { Judge } from "./judge.ts";
import { openedQuotes } from "./opened-quotes.ts";
import { openingOf } from "./opening.ts";
import { PictureWalk } from "./picture-walk.ts";
import { readOpening } from "./read-opening.ts";
import { isRunning, textOf } from "./running-text.ts";
import { saysWhose } from "./says-whose.ts";
import { TextCredits } from "./text-credits.ts";
import { TextLines } from "./text-lines.ts";

/** What the credits of a post are looked for with: the same for all posts. */
export interface CreditContext {
  readonly names: SourceNames;
  readonly disclaimers: Disclaimers;
  readonly attachments: ReadonlyMap<number, ExportAttachment>;
  readonly decisions: Decisions;
}

/**
 * Finds whose a post's text and pictures are. What is certain goes into fields and leaves the text; what is not is asked, and stays
 * where readers see it: in the text, or in the note of a picture. The draft has neither title nor lede; the whole text is its
 * body. A post that has been through it comes out of it the same.
 *
 * @param post its title, as in the export. Who has put it into WordPress says nothing of whose it is, and is not looked at
 */
export function creditPost(
  read: ReadBody,
  { title }: Pick<ExportItem, "title">,
  { names, disclaimers, attachments, decisions }: CreditContext,
): CreditedPost {
  const judge = new Judge(names, decisions);
  const played = withMedia(read.manuscript, true);
  const { blocks, moved } = withoutFurniture(played.blocks, disclaimers, names);
  const begun = openedQuotes(withoutTitle(blocks, title, moved), names).map((block) => noSubhead(block, names));
  const walk = new PictureWalk(read, begun, attachments, judge);
  const isAside = (block: Block) => saysWhose(textOf(block), names);
  const text = new TextCredits(judge, (said, from) => {
    walk.sayOfAll(said, from, "文末图源");
    return walk.hasUncredited;
  });
  const lines = new TextLines(walk.out, text, judge, title);
  const opening = openingAmong(
    lines.out.filter((block) => !walk.asked.has(block)),
    names,
  );
  if (text.sources.length === 0)
    for (const key of sourcesOfLede(opening, names)) {
      // A report on an outlet may be that outlet's and may not.
      const isTold = namesSource(title, key, names);
      const said = isTold ? judge.doubted(key, "报道开头的来源", opening.slice(0, LONGEST_DATELINE)) : key;
      if (said !== undefined) text.addSource(said, opening.slice(0, LONGEST_DATELINE));
    }
  const apart = readOpening(opening, text, judge);
  const pictures = new Map<string, PictureRecord>();
  const credits: CreditFound[] = [];
  for (const picture of walk.creditedBeside(text.authors)) {
    const { record, found } = picture.record;
    pictures.set(picture.name, record);
    credits.push(found);
  }
  const { kind, desk, day } = text;
  const unplaced = text.unplaced.map((what): Moved => ({ what: "原文信息", text: what }));
  const draft: Draft = {
    ...(kind && { kind }),
    ...(desk !== undefined && { desk }),
    ...(day !== undefined && { day }),
    authors: text.authors,
    contributors: text.contributors,
    sources: text.sources,
    pictures,
    media: creditedMedia(played.media, judge, moved),
    // Tables of an old site stay where they were.
    charts: new Map(),
    files: new Map(),
    body: withSubheads(lines.out, (block) => lines.asked.has(block) || walk.asked.has(block) || isAside(block)),
    removed: [],
    reviewNotes: played.reviewNotes,
  };
  return {
    draft,
    isOthers: text.isOthers || walk.stray.some(({ from }) => !SAYS_PICTURE.test(from)),
    moved: [
      ...read.moved,
      ...played.removed.map(({ what, text }) => ({ what, text })),
      ...moved,
      ...walk.moved,
      ...lines.moved,
      ...unplaced,
      ...read.manuscript.leftOut.map(({ what, text }) => ({ what, text })),
    ],
    questions: judge.questions,
    credits: [...credits, ...walk.stray, ...text.found],
    ...(apart !== undefined && { apart }),
  };
}

/** The first words of the text itself: a caption that stayed above them, below its picture, is none of it. */
function openingAmong(blocks: readonly Block[], names: SourceNames): string {
  const opens = (block: Block | undefined) => block !== undefined && openingOf(textOf(block), names) !== undefined;
  const at = blocks.findIndex((block) => isRunning(block) || opens(block));
  const [first, second] = [blocks[at], blocks[at + 1]];
  const above = blocks[at - 1];
  const isCaption = above !== undefined && placedPicture(above) !== undefined && !opens(first) && opens(second);
  const block = isCaption ? second : first;
  return block ? textOf(block) : "";
}

const LONGEST_DATELINE = 60;
/** `（CBC）` and `via CBC` do not, where no picture stands by. */
const SAYS_PICTURE = /[图圖摄攝影]|photo|image|picture|pic/i;

/** A credit is none, however large it was set. */
function noSubhead(block: Block, names: SourceNames): Block {
  const escaped = block.escaped.replace(/^#+ /, "");
  if (escaped === block.escaped) return block;
  const line = textOf(block);
  const credit = pictureCreditIn(line, names);
  const isCredit = (credit?.from === 0 && !credit.doubtful) || factsOf(line, false, names) !== undefined;
  return isCredit ? { ...block, escaped } : block;
}

/** The title again, above its text: themes print it anyway. */
function withoutTitle(blocks: readonly Block[], title: string, moved: Moved[]): readonly Block[] {
  const index = blocks.findIndex((block) => placedPicture(block) === undefined);
  const block = blocks[index];
  const same = (text: string) => text.replace(/[\s\p{P}]+/gu, "");
  if (!block || title.trim() === "" || same(textOf(block)) !== same(title)) return blocks;
  moved.push(removedLine(block, "标题"));
  return blocks.toSpliced(index, 1);
}
