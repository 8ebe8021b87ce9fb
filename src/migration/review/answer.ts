import type { SiteData } from "../../content/site-data.ts";
import { foldName } from "../../content/source-registry.ts";
import { dateStampOf } from "../../domain/date-stamp.ts";
import { RightsDecision } from "../../domain/migration.ts";
import { SourceRecord } from "../../domain/source.ts";
import { line } from "../../domain/text-rules.ts";
import { isTimeZone } from "../../domain/time-zone.ts";
import { sectionCalled } from "../../manuscripts/fields.ts";
import { nameKey, sourceKey } from "../../manuscripts/source-keys.ts";
import { chooseSource, describeSource } from "../../manuscripts/sources.ts";
import type { Decided, Question } from "../model.ts";
import { SCOPE_FORM, scopeIn } from "./rights-scope.ts";

/** What somebody has typed to a question: a decision, null for leaving it out; nothing yet; or a sentence that says what is not understood. */
export type Answer =
  | { readonly decided: Decided }
  | { readonly is: "later" | "back" | "stop" }
  | { readonly list: readonly string[] }
  | { readonly again: string };

/** A name that stands under articles. */
const NAME = line(40);

/** How whose pictures are is typed. */
export const RIGHTS_FORM = "出处；使用依据；谁定的，如 本报；本报记者拍摄；总编辑 王某";

/**
 * @param typed a number of the proposals, a name or key, or one of the signs that the question explains
 * @param now when it is typed, in milliseconds since 1970
 */
export function readAnswer(question: Question, typed: string, siteData: SiteData, now: number): Answer {
  const { about, proposals, earlier = [] } = question;
  const text = typed.trim();
  if (text === "") return { is: "later" };
  if (/^[qQ]$/.test(text)) return { is: "stop" };
  if (/^[<＜《]$/.test(text)) return { is: "back" };
  if (/^[-—－]$/.test(text)) return { decided: earlier.length > 0 ? [...earlier, null] : null };
  if (/^[?？]$/.test(text)) return { list: choicesOf(about, siteData) };
  const proposed = /^\d+$/.test(text) ? proposals[Number(text) - 1] : undefined;
  return READERS[about](proposed ?? text, siteData, now, question);
}

type Reader = (text: string, siteData: SiteData, now: number, question: Question) => Answer;

const decided = (answer: string | undefined, none: string): Answer =>
  answer === undefined ? { again: none } : { decided: answer };

/** The publication itself, whatever sort of one it is. */
const OURSELVES = /^本(?:报|報|站|网|網|刊|台|社)$/u;
/** Typed before a name that is to be printed as it is. */
const AS_IT_IS = /^[=＝]\s*(?=\S)/u;

/** A source by a number, name or key; a person or body that has no site is answered by its name alone, as old articles may be. */
const sourced: Reader = (text, siteData, _, { shown, proposals }) => {
  const { sources, sourceNames } = siteData;
  const bare = text.replace(AS_IT_IS, "");
  if (bare !== text) return unregistered(bare);
  const known = sourceKey(text, sourceNames) ?? (OURSELVES.test(text) ? ownSource(siteData) : undefined);
  if (known !== undefined) return { decided: known };
  if (OURSELVES.test(text)) return unregistered(siteData.site.name);
  const choice = chooseSource(text, sources, sourceNames);
  if ("source" in choice) return { decided: choice.source };
  if ("among" in choice) return { list: choice.among.map((key) => describeSource(key, sources)) };
  const asShown = nameKey(text) === nameKey(shown.replace(/^[^：]*：/, ""));
  if (asShown && proposals.length === 0) return unregistered(text);
  const likely = asShown ? `要是 ${proposals.map((key) => describeSource(key, sources)).join("、")}，写编号；` : "";
  return {
    again: `${choice.unknown}${likely}没有登记的可以照原样署名，写“=${text}”，或“名称 https://地址”；以后还要用，先登记在 _data/sources.json。`,
  };
};

function unregistered(name: string): Answer {
  const { success, data } = SourceRecord.safeParse({ name });
  return success ? { decided: data } : { again: "名称至多 60 字，一行。" };
}

/** The key under which the publication has registered itself: by its site. */
function ownSource({ site, sources, sourceNames }: SiteData): string | undefined {
  const host = new URL(site.url).hostname;
  const own = Object.entries(sources).find(([, { url }]) => new URL(url).hostname === host);
  return own?.[0] ?? sourceKey(site.name, sourceNames);
}

/** Whose pictures are is decided by somebody, on a ground, on a day: all three are printed beside them. */
const owned: Reader = (text, siteData, now, question) => {
  const { earlier = [] } = question;
  const [named = "", licence, by, some = "", ...more] = text.split(/[；;]/).map((part) => part.trim());
  const answer = sourced(named, siteData, now, question);
  if (!("decided" in answer)) return answer;
  // To the second, as moments in records are.
  const decided = dateStampOf(Math.floor(now / 1000) * 1000, siteData.site.timeZone).iso;
  const scope = scopeIn(some, siteData);
  if (!scope) return { again: `不知道“${some}”是哪些文章；写${SCOPE_FORM}。` };
  const rights = RightsDecision.safeParse({ credit: answer.decided, licence, by, decided, ...scope });
  if (!rights.success || more.length > 0) return { again: `三样都写：${RIGHTS_FORM}。` };
  return { decided: earlier.length > 0 ? [...earlier, rights.data] : rights.data };
};

const READERS: Readonly<Record<Question["about"], Reader>> = {
  section: (text, siteData) =>
    decided(sectionCalled(text, siteData), "没有这个栏目；要新的，先写进 _data/sections.json。"),
  tag: (text, { tags }) => {
    const found = [...tags.values()].find(({ key, name }) => key === text || foldName(name) === foldName(text));
    return decided(found?.key, "没有这个标签；要新的，先写进 _data/tags.json。");
  },
  author: (text, { people }) => {
    const known = people.find(({ key, name }) => key === text || foldName(name) === foldName(text));
    const { success } = NAME.safeParse(text);
    return decided(known?.key ?? (success ? text : undefined), "署名至多 40 字，一行。");
  },
  zone: (text) => decided(isTimeZone(text) ? text : undefined, "没有这个时区；写成 America/Vancouver 这样。"),
  source: sourced,
  credit: sourced,
  "picture-rights": owned,
};

/** All that can be chosen, a line each. */
function choicesOf(about: Question["about"], { sections, tags, people, sources }: SiteData): string[] {
  const named = (all: Iterable<{ readonly key: string; readonly name: string }>) =>
    [...all].map(({ key, name }) => `${key}  ${name}`);
  if (about === "section") return named(sections.values());
  if (about === "tag") return named(tags.values());
  if (about === "author") return named(people);
  if (about === "zone")
    return ["America/Vancouver", "America/Toronto", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei"];
  return Object.keys(sources).map((key) => describeSource(key, sources));
}
