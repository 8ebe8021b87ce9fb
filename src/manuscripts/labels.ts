import type { SourceNames } from "../content/source-registry.ts";
import type { Kind } from "../domain/kind.ts";
import { type ContributorRecord, ROLES } from "../domain/signature.ts";
import type { SourceRecord } from "../domain/source.ts";
import { webAddress } from "../domain/text-rules.ts";
import { SUBJECTS, type Subject } from "./credit-words.ts";
import { plain } from "./escaped-text.ts";
import { type Label, labelOf, labelParts } from "./label-words.ts";
import { type Block, placedPicture, type RemovedLine, type ReviewNote, removedLine } from "./manuscript.ts";
import { namesIn, type Origin, peopleIn, readSourceLine } from "./sources.ts";
import { unlabelledIn } from "./unlabelled.ts";

/** With where it stood, and what it says of where the text comes from. */
type ReadLabel = Label & Pick<Block, "line"> & { readonly origin: Origin };

/** The parts of a line of several labels; undefined when something else is in it. */
export function labelsOf(line: string): readonly Label[] | undefined {
  const parts = labelParts(line);
  const whole = labelOf(line);
  // A headline may be long, ask and exclaim.
  if (whole?.subject === "original" && (parts?.length ?? 1) === 1) return [whole];
  // 作者/来源： is one word, and 文、图：.
  if (whole && /^(?:作者\/来源|来源\/作者|文、图|图、文)$/u.test(whole.word)) return [whole];
  // The strokes of an address part nothing, be there a date between them.
  if (whole?.subject === "link" && /^https?:/i.test(whole.value)) return [whole];
  const labels = parts?.map((part) => labelOf(part) ?? dateLabel(part));
  return labels?.every((label) => label !== undefined) ? labels : undefined;
}

export const DATE =
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
  return readDay(text) === undefined ? undefined : { subject: "date", word: "", value: text.trim() };
}

/** How often a page was read, and the sizes that its letters could have. */
export const COUNT = /^(?:[\d,.万k+]{1,10}(?:次|人|条)?|[大中小\s]{1,6})$/iu;

/** Lines about the article stand above its text or below; in the middle a 记者： is somebody speaking. */
const ABOVE = 6;
const BELOW = 8;
const LAST = 3;

/** What the lines around a text say of it. */
export interface Labelled {
  readonly blocks: readonly Block[];
  readonly title?: string;
  readonly kind?: Kind;
  readonly desk?: string;
  readonly authors: readonly string[];
  readonly contributors: readonly ContributorRecord[];
  readonly sources: readonly SourceRecord[];
  readonly day?: string;
  readonly removed: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

/** `转自公报`, `（张三编译）`: without a colon only in the last lines. */
function atEnd(line: string, index: number, length: number, names: SourceNames): readonly Label[] | undefined {
  return index > 0 && index >= length - LAST ? unlabelledIn(line, names) : undefined;
}

/** Takes the lines with labels out of a text and reads them. */
export function readLabels(blocks: readonly Block[], names: SourceNames): Labelled {
  const removed: RemovedLine[] = [];
  const labels: ReadLabel[] = [];
  const interview = blocks.filter(({ escaped }) => /^[记記]者\s*[:：]/.test(plain(escaped))).length > 1;
  const kept = blocks.filter((block, index) => {
    const atEdge = index < ABOVE || index >= blocks.length - BELOW;
    const line = placedPicture(block) === undefined && atEdge ? plain(block.escaped) : undefined;
    const ofLine = line === undefined ? undefined : (labelsOf(line) ?? atEnd(line, index, blocks.length, names));
    // All of a line or nothing: half of it would be lost otherwise.
    if (!ofLine?.every((label) => isSensible(label, interview, ofLine.length === 1))) return true;
    labels.push(...ofLine.map((label) => ({ ...label, line: block.line, origin: originOf(label, names) })));
    removed.push(removedLine(block, ofLine.map(({ subject }) => SUBJECTS[subject].name).join("、")));
    return false;
  });
  const first = (subject: Subject) => labels.find((label) => label.subject === subject)?.value;
  const origins = labels.map(({ origin }) => origin);
  const compiled = labels.filter(({ subject }) => subject === "compiled").at(-1);
  // Who compiled is surer than what a list of sources makes likely.
  const kind = compiled?.origin.kind ?? origins.flatMap((origin) => origin.kind ?? [])[0];
  const desk = origins.flatMap((origin) => origin.desk || [])[0];
  const [title, day] = [first("title"), readDay(first("date") ?? "")];
  const reviewNotes = labels.flatMap(noteOn);
  const sources = [...new Set(origins.flatMap((origin) => origin.sources))];
  return {
    ...(title && { title }),
    ...(kind && { kind }),
    ...(desk && { desk }),
    ...(day && { day }),
    contributors: labels.flatMap(contributorsIn),
    authors: [...new Set(origins.flatMap(({ authors = [] }) => authors))],
    sources: withUsedText(sources, labels, names, reviewNotes),
    ...{ blocks: kept, removed, reviewNotes },
  };
}

export function originOf({ subject, word, value }: Label, names: SourceNames): Origin {
  if (subject === "source") return readSourceLine(value, names);
  if (subject === "reprinted") return { ...readSourceLine(value, names), kind: "reprint" };
  if (subject === "translated") return { ...readSourceLine(value, names), kind: "translation" };
  if (subject === "author") return { authors: peopleIn(value) ?? [], sources: [] };
  if (subject !== "compiled") return { sources: [] };
  // `编译：张三` names who did it; `综合：CBC、BBC` whose reports it was made from.
  const found = namesIn(value, names);
  if (found.every((name) => names.resolve(name))) return { kind: "compilation", sources: found };
  const people = peopleIn(value);
  const kind = word.startsWith("综合") ? "compilation" : "translation";
  return { kind, sources: [], ...(people ? { authors: people } : { desk: value }) };
}

/** Who has had a hand in it besides writing it. */
export function contributorsIn({ subject, value }: Label): ContributorRecord[] {
  const role = ROLES.find((one) => one === subject);
  return role ? (peopleIn(value) ?? []).map((name) => ({ name, role })) : [];
}

function noteOn({ subject, value, line, origin }: ReadLabel): ReviewNote[] {
  const at = { line };
  if (origin.nobody) return [{ at, code: "missing-source", message: "来源行没有说是谁，要查明原文出自哪里。" }];
  if (subject === "credit")
    return [{ at, code: "missing-credit", message: `图片署名“${value}”不知道是哪张图片的，已从正文移出。` }];
  const unread = (subject === "editor" || subject === "managing-editor") && peopleIn(value) === undefined;
  if (subject !== "others" && !unread) return [];
  return [{ at, message: `“${value}”没有对应的字段，已从正文移出；要署名就写进 contributors。` }];
}

/** The sources with what is known of the text that was used, whoever's it was; when that is doubtful, a note. */
function withUsedText(
  sources: readonly string[],
  labels: readonly Label[],
  names: SourceNames,
  reviewNotes: ReviewNote[],
): readonly SourceRecord[] {
  const used: { url?: string; title?: string } = {};
  for (const { subject, value } of labels) {
    if (subject === "link") used.url ??= value;
    if (subject === "original") used.title ??= value;
  }
  const details = Object.values(used);
  const [only, ...more] = sources;
  if (details.length === 0) return sources;
  if (only !== undefined && more.length === 0 && names.resolve(only)) return [{ source: only, ...used }];
  const message = `${details.join("、")} 属于哪个来源，请写进那个来源的 url 和 title。`;
  reviewNotes.push({ at: { field: ["sources"] }, message });
  return sources;
}

/** @param alone whether the line has no other label: then a credit is a picture's, and was looked at before */
function isSensible({ subject, value }: Label, interview: boolean, alone: boolean): boolean {
  if (subject === "author" || subject === "translator") return !interview && peopleIn(value) !== undefined;
  if (subject === "date") return readDay(value) !== undefined;
  if (subject === "counts") return COUNT.test(value);
  if (subject === "link") return webAddress.safeParse(value).success;
  return subject !== "credit" || !alone;
}
