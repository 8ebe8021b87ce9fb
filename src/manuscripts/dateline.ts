import type { RemovedLine } from "./draft.ts";
import { plain } from "./escaped-text.ts";
import { dayIn } from "./label.ts";
import { type Block, placedPicture } from "./manuscript.ts";
import { isHeading } from "./subheads.ts";

/** A line of a page's head is short and no sentence. */
const LONGEST = 60;
const SENTENCE = /[。！？!?；;…”]/;

export interface WithoutDateline {
  readonly blocks: readonly Block[];
  readonly day?: string;
  readonly moved: readonly RemovedLine[];
}

/**
 * Takes out what pages set between headline and text: `原创 要闻组 某公众号 2026年11月20日 09:30 加拿大`, and lines that only say a
 * part of it again. A line without a date could be a subhead and stays.
 */
export function withoutDateline(blocks: readonly Block[]): WithoutDateline {
  const first = blocks.findIndex((block) => !isHeadline(block));
  const head = blocks.slice(0, Math.max(first, 0)).map((block) => ({ block, text: plain(block.marked) }));
  const dated = head.find(({ text }) => dayIn(text) !== undefined);
  if (!dated) return { blocks, moved: [] };
  const repeated = new Set(head.filter(({ text }) => dated.text.includes(text)).map(({ block }) => block));
  const day = dayIn(dated.text);
  return {
    blocks: blocks.filter((block) => !repeated.has(block)),
    ...(day !== undefined && { day }),
    moved: [...repeated].map(({ marked, line }) => ({ what: "发布信息", text: plain(marked), line })),
  };
}

function isHeadline(block: Block): boolean {
  const text = plain(block.marked);
  return !isHeading(block) && placedPicture(block) === undefined && text.length <= LONGEST && !SENTENCE.test(text);
}
