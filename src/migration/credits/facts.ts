import type { SourceNames } from "../../content/source-registry.ts";
import type { Kind } from "../../domain/kind.ts";
import { isOutletShaped } from "../../manuscripts/byline.ts";
import { creditLineIn } from "../../manuscripts/credit-line.ts";
import type { Subject } from "../../manuscripts/credit-words.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { type Label, labelOf } from "../../manuscripts/label-words.ts";
import { labelsOf } from "../../manuscripts/labels.ts";
import { namesIn } from "../../manuscripts/sources.ts";
import { unlabelledIn } from "../../manuscripts/unlabelled.ts";
import { openingOf } from "./opening.ts";

/** What says where a text is from. */
export const ORIGINS: ReadonlySet<Subject> = new Set<Subject>(["source", "reprinted", "translated"]);

/** Who has had a hand in a text besides writing it. */
export const HELPERS: ReadonlySet<Subject> = new Set<Subject>(["translator", "editor", "managing-editor"]);
/** Behind what nothing but names stands. */
export const NAMES_SOMEBODY: ReadonlySet<Subject> = new Set([...ORIGINS, ...HELPERS, "compiled", "author"] as const);

/** What a line says of a text. */
export interface Facts {
  readonly labels: readonly Label[];
  /** It says something besides, which has to stay: 现场直击 | 文：张三. */
  readonly saysMore?: boolean;
}

/** What is said of rights behind a source, folded: `，版权归原作者所有`, `（有删节）`, ` 侵删`. */
const RIGHTS =
  /(?:\s*[(,;。\s])(?:(?:文章|图片|图文|内容|本文)?(?:版权|著作权)(?:均|皆|都)?(?:归|属)[^,;。]{1,14}?(?:所有|作者|媒体)|(?:如有?|若有?)?(?:涉?侵权?|异议|不妥)[^,;。]{0,12}(?:删除?|联系|告知|处理)[^,;。:|\s]{0,10}|(?:内容|原文|文字|本文)?(?:略有|稍有|有所|有|经|略作|稍作)(?:删[节改减]|删|改动|修改|编辑|整理|节选)|(?:已获|已经?|经|获)?(?:作者|原作者|对方)?授权(?:转载|发布|使用)?|未经(?:授权|许可)[^,;。:|\s]{0,12}|转载请[^,;。:|\s]{0,14}|(?:仅供参考|谢谢|特此感谢)|[^,;。]{0,10}不代表[^,;。]{0,16}|(?:如有?|若有?|倘)(?:有)?侵权|请(?:及时|立即|尽快)?(?:与?我们|与?本站|与?本报)?联系[^,;。]{0,12}|(?:违者|侵权)必究)\s*[)。.]?$/u;
const STATEMENT = /^[[(*※\s]*(?:版权|免责|特别|郑重|转载)?声明\s*[\])]?\s*:\s*/u;
const MOST_CLAUSES = 6;
/** What columns are called is short, and parted from what follows by a stroke. */
const COLUMN = /^[^\s:。,!?;]{2,8}\s*[|·]\s*/u;

/** A line without what it says of rights behind a source. */
export function withoutRights(line: string): string {
  let kept = line.slice(STATEMENT.exec(foldLine(line))?.[0].length ?? 0);
  for (let clauses = 0; clauses < MOST_CLAUSES; clauses += 1) {
    const at = RIGHTS.exec(foldLine(kept))?.index;
    if (at === undefined || at === 0) break;
    kept = kept.slice(0, at);
  }
  return kept;
}

/** What a line of which nothing is left over says of a text, with what it says of rights or without. */
export function wholeIn(line: string, names: SourceNames): Facts | undefined {
  return creditLineIn(line, names) ?? creditLineIn(withoutRights(line), names);
}

/**
 * What a line says of a text, when it says nothing else: one label or several, with a colon or without one, rights behind them.
 *
 * @param strict whether it stands where lines without a colon are ones about the text
 */
export function factsOf(given: string, strict: boolean, names: SourceNames): Facts | undefined {
  const line = withoutRights(given);
  const whole = strict ? wholeIn(given, names) : undefined;
  if (whole) return whole;
  const labels = labelsOf(line) ?? (strict ? unlabelledIn(line, names) : undefined);
  if (labels) return { labels };
  const column = COLUMN.exec(foldLine(line))?.[0].length ?? 0;
  const behind = column > 0 && labelOf(line) === undefined ? labelsOf(line.slice(column)) : undefined;
  return behind && { labels: behind, saysMore: true };
}

/**
 * A line of nothing but outlets: registered, with a day before them or none, in brackets and called like one (`（德国之声中文网）`), or as
 * they open a text that begins in the next line: `【公报5月3日讯】`.
 */
export function outletsIn(line: string, names: SourceNames): Facts | undefined {
  const alone = creditLineIn(line, names, true);
  if (alone?.isKnown) return { labels: alone.labels };
  const opening = openingOf(line, names);
  if (opening?.isApart && opening.text === line.trim() && opening.outlets.length > 0)
    return { labels: [labelled("source", opening.outlets), labelled("author", opening.people)].flat() };
  const [, inside = ""] = /^[([]\s*([^()[\]]{2,60}?)\s*[)\]][。.]?$/u.exec(foldLine(line.trim())) ?? [];
  const at = foldLine(line).indexOf(inside);
  const value = line.slice(at, at + inside.length);
  if (inside === "" || !namesIn(value, names).every((name) => isOutletShaped(name) || names.resolve(name)))
    return undefined;
  return { labels: [{ subject: "source", word: "", value }] };
}

function labelled(subject: Subject, names: readonly string[]): readonly Label[] {
  return names.length === 0 ? [] : [{ subject, word: "", value: names.join("、") }];
}

/** Words that stand alone above a name: 作者⏎张三. */
const ALONE = /^(?:作者|来源|文章来源|编辑|责编|责任编辑|记者|翻译|编译|撰文|摄影|校对)$/u;
const LONGEST_NAME = 16;

/** What two lines say together, the first of which is a label without its colon. */
export function labelAbove(above: string, below: string): string | undefined {
  const isName = below.length <= LONGEST_NAME && !/[。！？!?：:，,]/u.test(below);
  return ALONE.test(foldLine(above.trim())) && isName && below.trim() !== ""
    ? `${above.trim()}：${below.trim()}`
    : undefined;
}

/** How a text was made, if it says so once, or says 综合编译. Two kinds that contradict each other say nothing. */
export function kindOf(said: ReadonlySet<Kind>): Kind | undefined {
  const [only, ...more] = said;
  if (more.length === 0) return only;
  return said.size === 2 && !said.has("reprint") && !said.has("original") ? "compilation" : undefined;
}
