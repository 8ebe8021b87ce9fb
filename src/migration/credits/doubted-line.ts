import type { SourceNames } from "../../content/source-registry.ts";
import { namesNobody } from "../../manuscripts/credit-owners.ts";
import { plain } from "../../manuscripts/escaped-text.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Label } from "../../manuscripts/label-words.ts";
import { originOf } from "../../manuscripts/labels.ts";
import type { Block } from "../../manuscripts/manuscript.ts";
import { isPersonName } from "../../manuscripts/person-name.ts";
import { sourceOfAddress } from "../../manuscripts/source-keys.ts";
import { factsOf, HELPERS, ORIGINS } from "./facts.ts";
import { beforeLink, linkedFacts, namedBeforeTitle } from "./linked-title.ts";
import { isAccountKind, spokenOf } from "./spoken-of.ts";
import { namesUnread, type Unread } from "./unread-line.ts";

/** 原文链接 leads to a text and is nobody. */
const LEADS_THERE = /(?:链接|連結|地址|网址|網址)$/u;
const LINKED = /\[([^\]]+)\]\(/g;
/** `（本文作者张三系某某大学教授）` */
const TOLD_OF = /^[([]?\s*(?:本文)?作者\s*:?\s*(\p{Script=Han}{2,3}?)\s*[,，]?\s*(?:系|现任|现为|为|是|毕业于|任职于)/u;
/** Drawn where others set a colon: 作者✎张三. */
const DRAWN = /(?<=\p{Script=Han})\s*[✎✍✐✏◎■●▲]\ufe0f?\s*(?=[\p{L}])/gu;

/**
 * Whom a line names that stays in the text: in words that nobody has foreseen, or because it stands where nothing may be taken, as in a
 * quotation. To be asked, never taken; undefined where nobody is.
 *
 * @param title of the text, which is nobody's name
 * @param isQuoted whether the line stands in a quotation: then what is understood in it is asked as well
 */
export function doubtsAbout(line: Block, title: string, isQuoted: boolean, names: SourceNames): Unread | undefined {
  const said = beforeLink(line);
  const drawn = said.replace(DRAWN, "：");
  const facts =
    isQuoted || drawn !== said
      ? (isQuoted && linkedFacts(line, names)?.facts) || factsOf(drawn, true, names)
      : undefined;
  const unread = facts ? unreadIn(facts.labels, names) : namesUnread(drawn, names);
  if (unread && !unread.sources.some(isAccountKind)) return unread;
  const [, author = ""] = TOLD_OF.exec(foldLine(said)) ?? [];
  if (isPersonName(author)) return { sources: [], people: [author] };
  const name = namedBeforeTitle(line, title) ?? spokenOf(plain(line.escaped), [...linkTexts(line), title]);
  return name === undefined || LEADS_THERE.test(name) ? undefined : { sources: [name], people: [] };
}

/** The names that a line says its text is from where each is a link of its own, which no reading of it as one name keeps apart. */
export function linkedNames(line: Block, labels: readonly Label[]): readonly string[] {
  const texts = linkTexts(line);
  const isOrigin = texts.length > 1 && labels.some(({ subject }) => ORIGINS.has(subject));
  return isOrigin ? texts.filter((text) => text.length <= LONGEST_NAME && !/^https?:/u.test(text)) : [];
}
const LONGEST_NAME = 16;

function linkTexts({ escaped }: Block): string[] {
  return [...escaped.matchAll(LINKED)].map(([, text = ""]) => plain(text).trim());
}

function unreadIn(labels: readonly Label[], names: SourceNames): Unread | undefined {
  const sources = labels.flatMap((label) => {
    const { subject, value } = label;
    if (ORIGINS.has(subject)) return originOf(label, names).sources.filter((name) => !namesNobody(name));
    return subject === "link" ? (sourceOfAddress(value, names) ?? []) : [];
  });
  const helpers = labels.filter(({ subject }) => subject === "author" || HELPERS.has(subject));
  return sources.length + helpers.length > 0 ? { sources, people: [], helpers } : undefined;
}
