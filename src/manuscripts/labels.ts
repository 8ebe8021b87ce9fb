import type { SourceNames } from "../content/source-registry.ts";
import type { Kind } from "../domain/kind.ts";
import type { SourceRecord } from "../domain/source.ts";
import { webAddress } from "../domain/text-rules.ts";
import type { RemovedLine, ReviewNote } from "./draft.ts";
import { plain } from "./escaped-text.ts";
import { type Label, labelsOf, readDay } from "./label.ts";
import { type Block, placedPicture } from "./manuscript.ts";
import { namesIn, peopleIn } from "./names.ts";
import { type Origin, readSourceLine } from "./source-line.ts";

/** Lines about the article stand above its text or below; in the middle a 记者： is somebody speaking. */
const ABOVE = 6;
const BELOW = 8;

/** What the lines around a text say of it. */
export interface Labelled {
  readonly blocks: readonly Block[];
  readonly title?: string;
  readonly kind?: Kind;
  readonly desk?: string;
  readonly authors: readonly string[];
  readonly sources: readonly SourceRecord[];
  readonly day?: string;
  readonly moved: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

const CALLED: Readonly<Record<Label["subject"], string>> = {
  source: "来源",
  credit: "图源",
  compiled: "编译",
  author: "作者",
  translator: "译者",
  editor: "编辑",
  date: "日期",
  link: "原文链接",
  title: "标题",
  original: "原标题",
};

/** Takes the lines with labels out of a text and reads them. */
export function readLabels(blocks: readonly Block[], names: SourceNames): Labelled {
  const kept: Block[] = [];
  const moved: RemovedLine[] = [];
  const reviewNotes: ReviewNote[] = [];
  const authors: string[] = [];
  const sources: string[] = [];
  /** What is known of the text that was used, whoever's it was. */
  const used: { url?: string; title?: string } = {};
  const said: { title?: string; kind?: Kind; desk?: string; day?: string } = {};
  const interview = blocks.filter(({ marked }) => /^记者\s*[:：]/.test(plain(marked))).length > 1;
  for (const [index, block] of blocks.entries()) {
    const atEdge = index < ABOVE || index >= blocks.length - BELOW;
    const text = plain(block.marked);
    const labels = placedPicture(block) === undefined && atEdge ? labelsOf(text) : undefined;
    // All of a line or nothing: half of it would be lost otherwise.
    if (!labels?.every((label) => isSensible(label, interview, labels.length === 1))) kept.push(block);
    else {
      for (const label of labels) take(label, block);
      moved.push({ what: labels.map(({ subject }) => CALLED[subject]).join("、"), text, line: block.line });
    }
  }
  return { ...said, blocks: kept, authors: [...new Set(authors)], sources: linkedSources(), moved, reviewNotes };

  function take({ subject, value }: Label, { line }: Block): void {
    if (subject === "source") takeOrigin(readSourceLine(value, names), line);
    else if (subject === "compiled") {
      const origin = compiled(value);
      // Who compiled is surer than what a list of sources makes likely.
      said.kind = origin.kind;
      takeOrigin(origin, line);
    } else if (subject === "author" || subject === "translator") authors.push(...(peopleIn(value) ?? []));
    else if (subject === "title") said.title ??= value;
    else if (subject === "link") used.url ??= value;
    else if (subject === "original") used.title ??= value;
    else if (subject === "credit")
      reviewNotes.push({
        at: { line },
        code: "missing-credit",
        message: `图片署名“${value}”不知道是哪张图片的，已从正文移出。`,
      });
    else if (subject === "date") {
      const day = readDay(value);
      if (day !== undefined) said.day ??= day;
    } else if (subject === "editor")
      reviewNotes.push({ at: { line }, message: `编辑“${value}”没有对应的字段，已从正文移出；要署名就写进 authors。` });
  }

  function takeOrigin({ kind, desk, sources: found, nobody }: Origin, line: number | undefined): void {
    if (kind) said.kind ??= kind;
    if (desk) said.desk ??= desk;
    sources.push(...found);
    if (nobody)
      reviewNotes.push({ at: { line }, code: "missing-source", message: "来源行没有说是谁，要查明原文出自哪里。" });
  }

  /** `编译：张三` names who did it; `综合：CBC、BBC` whose reports it was made from. */
  function compiled(value: string): Origin & { readonly kind: Kind } {
    const found = namesIn(value, names);
    if (found.every((name) => names.resolve(name))) return { kind: "compilation", sources: found };
    const people = peopleIn(value);
    authors.push(...(people ?? []));
    return { kind: "translation", sources: [], ...(!people && { desk: value }) };
  }

  function linkedSources(): SourceRecord[] {
    const [only, ...more] = new Set(sources);
    const details = Object.entries(used).map(([, text]) => text);
    if (details.length === 0) return [...new Set(sources)];
    if (only !== undefined && more.length === 0 && names.resolve(only)) return [{ source: only, ...used }];
    reviewNotes.push({
      at: { field: ["sources"] },
      message: `${details.join("、")} 属于哪个来源，请写进那个来源的 url 和 title。`,
    });
    return [...new Set(sources)];
  }
}

/** @param alone whether the line has no other label: then a credit is a picture's, and was looked at before */
function isSensible({ subject, value }: Label, interview: boolean, alone: boolean): boolean {
  if (subject === "author" || subject === "translator") return !interview && peopleIn(value) !== undefined;
  if (subject === "date") return readDay(value) !== undefined;
  if (subject === "link") return webAddress.safeParse(value).success;
  return subject !== "credit" || !alone;
}
