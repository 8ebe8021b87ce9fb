import type { SourceNames } from "../content/source-names.ts";
import type { Kind } from "../domain/kind.ts";
import type { SourceRecord } from "../domain/source.ts";
import { webAddress } from "../domain/text-rules.ts";
import { plain } from "./escaped-text.ts";
import { type Block, placedPicture, type RemovedLine, type ReviewNote } from "./manuscript.ts";
import { namesIn, type Origin, peopleIn, readSourceLine } from "./sources.ts";

/** What a line of the form `图源：CBC` is about. */
export type Subject =
  | "source"
  | "credit"
  | "compiled"
  | "author"
  | "translator"
  | "editor"
  | "date"
  | "link"
  | "title"
  | "original";

export interface Label {
  readonly subject: Subject;
  readonly value: string;
}

/** The words with which newsrooms, WeChat accounts and web pages begin such lines. */
const WORDS: Readonly<Record<Subject, string>> = {
  source: "(?:文章|稿件|新闻|消息|资料|信息|内容|综合|本文)?来源|来源于|稿源",
  credit:
    "图源|图片(?:来源|出处|提供)?|(?:题图|配图|照片)(?:来源)?|图|摄影|摄|供图|photo(?:\\s+(?:by|credit))?|image|credit",
  compiled: "编译(?:整理)?|综合(?:编译|整理|报道)?",
  author: "作者|文|撰文|撰稿|采写|(?:本报|本网|特约|见习)?记者",
  translator: "翻译|译者",
  editor: "(?:责任|值班|实习|本期|美术)?编辑|责编|校对|审核|监制|排版|美编|策划|主编",
  date: "(?:发布|发表|更新)?(?:时间|日期)|发布于",
  link: "原文(?:链接|地址|网址)?|链接|网址",
  title: "标题",
  original: "原(?:文)?标题",
};
const MOST = 80;
/** No line has more labels than a few. */
const MOST_OF_LINE = 5 * MOST;
const LABELS = Object.entries(WORDS).map(([subject, words]) => ({
  subject,
  form: new RegExp(`^[（(【[▲△]?\\s*(?:${words})\\s*[:：/／|｜丨│]\\s*(\\S.{0,${MOST}}?)\\s*[）)】\\]]?$`, "iu"),
}));
/** Where a line of several labels comes apart: `2025-05-19 来源：CBC 作者：张三`, `（来源：CBC；编译：张三）`. */
const NEXT = new RegExp(`(?:\\s+|\\s*[;；，,、]\\s*)(?=(?:${Object.values(WORDS).join("|")})\\s*[:：/／])`, "iu");
const IN_BRACKETS = /^[（(【[]\s*([^（(【[）)】\]]*?)\s*[）)】\]]$/;

/** Reads a line that is nothing but a label and its value. A sentence is none. */
export function labelOf(line: string): Label | undefined {
  if (line.length > MOST + 20 || /[。！？!?]./.test(line)) return undefined;
  for (const { subject, form } of LABELS) {
    const value = form.exec(line)?.[1];
    if (value !== undefined && isSubject(subject)) return { subject, value: value.replace(/[。;；]$/, "") };
  }
  return undefined;
}

/** The parts of a line of several labels; undefined when something else is in it. */
export function labelsOf(line: string): readonly Label[] | undefined {
  if (line.length > MOST_OF_LINE) return undefined;
  const labels = line
    .replace(IN_BRACKETS, "$1")
    .split(NEXT)
    .map((part) => labelOf(part) ?? dateLabel(part));
  return labels.every((label) => label !== undefined) ? labels : undefined;
}

const DATE =
  /(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?:\s*(?:星期.|周.))?(?:\s*(\d{1,2})[:：](\d{2})(?:[:：]\d{2})?)?/;

/** `2025年5月19日 9:30` as `2025-05-19T09:30`, without a zone; undefined when it is no date, or more than one. */
export function readDay(text: string): string | undefined {
  return DATE.exec(text.trim())?.[0] === text.trim() ? dayIn(text) : undefined;
}

/** The first date in a text, in the same form. */
export function dayIn(text: string): string | undefined {
  const [, year, month = "", day = "", hour, minute] = DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  const time = hour === undefined ? "" : `T${hour.padStart(2, "0")}:${minute}`;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`;
}

function dateLabel(text: string): Label | undefined {
  return readDay(text) === undefined ? undefined : { subject: "date", value: text.trim() };
}

function isSubject(text: string): text is Subject {
  return text in WORDS;
}

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
