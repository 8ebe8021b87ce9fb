import { entryFileName } from "../domain/live.ts";
import { isBlank } from "../domain/seen-text.ts";
import { type ArticleBody, type BodyWanted, type Placed, readText, reportUnplaced } from "./article-body.ts";
import type { ReadEntry } from "./article-live.ts";
import type { TypedEntry } from "./article-typed.ts";
import type { ProblemReport } from "./problem-report.ts";

/** The body of a live page, and what was typed of its entries. */
export interface LiveBody extends ArticleBody {
  readonly entries: readonly TypedEntry[];
}

/**
 * Puts a live page together: its introduction, which may be empty, and behind it entry by entry those that are out, oldest first.
 * Pictures and quotations of the record stand in either, each once.
 */
export function readLiveBody(
  file: string,
  introduction: string,
  entries: readonly ReadEntry[],
  placeable: ReadonlyMap<string, Placed>,
  wanted: BodyWanted,
  report: ProblemReport,
): LiveBody {
  const placing = { placeable, placed: new Set(wanted.posters) };
  const read = (path: string, text: string, as?: "entry") =>
    isBlank(text) ? undefined : readText(path, text, placing, wanted, report, as);
  const before = read(file, introduction);
  const blocks = [...(before?.blocks ?? [])];
  const typed: TypedEntry[] = [];
  let characters = before?.characters ?? 0;
  for (const { entry, file: path, head, text, out, reason } of entries) {
    const body = read(path, text, "entry");
    typed.push({ name: entryFileName(entry), record: head, text, paragraphs: body?.paragraphs ?? [] });
    if (!out) continue;
    blocks.push({ kind: "entry", entry });
    if (reason === undefined) blocks.push(...(body?.blocks ?? []));
    else blocks.push({ kind: "text", html: `<p>${escaped(reason)}</p>\n`, text: reason, links: [], ids: [] });
    characters += reason === undefined ? (body?.characters ?? 0) : 0;
  }
  reportUnplaced(file, placing, wanted, report);
  return { blocks, characters, subheads: before?.subheads ?? [], paragraphs: before?.paragraphs ?? [], entries: typed };
}

/** No field holds markup, but `<` and `&` may stand in a sentence. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
