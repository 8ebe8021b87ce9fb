import type { SourceNames } from "../../content/source-registry.ts";
import type { ContributorRecord } from "../../domain/signature.ts";
import { bylineIn, isOutletShaped, namedPeople } from "../../manuscripts/byline.ts";
import { isPlace } from "../../manuscripts/byline-words.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Label } from "../../manuscripts/label-words.ts";
import { contributorsIn } from "../../manuscripts/labels.ts";
import { isPenName, isPersonName } from "../../manuscripts/person-name.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import { namesIn, peopleIn } from "../../manuscripts/sources.ts";

/** Words behind which only a name that is surely a person's is one: 文：, 记者：. */
const WEAK_AUTHOR = /^(?:文|文字|记者|通讯员|采访|by|author|reporter|本报记者|供稿|投稿|来稿)$/u;
/** 张三，某某大学教授 and 张三（多伦多） */
const NAME_FIRST = /^([^，,（(\s]+)\s*[，,（(]\s*([^）)]*)[）)]?$/u;
/** 社区中心义工 张三 */
const NAME_LAST = /^\S{4,16}\s+(\p{Script=Han}{2,4})$/u;

/** Who a line like `作者：卑诗省 张三` names. */
export interface AuthorValue {
  /** For whom they wrote, as typed. */
  readonly outlet?: string;
  readonly people: readonly string[];
  /** It tells more of them, which readers have to see. */
  readonly tellsMore?: boolean;
}

/**
 * The people that stand behind a word for authors, without the places and titles beside them.
 * @returns undefined where the value is not surely names
 */
export function authorsIn(word: string, value: string, names: SourceNames): AuthorValue | undefined {
  const byline = bylineIn(value, true, names);
  if (byline?.outlet !== undefined)
    return byline.people.length > 0 ? { outlet: byline.outlet, people: byline.people } : undefined;
  // A pen name is behind 作者： what it is; 文： and 记者： begin sentences as well.
  const isPen = (name: string) => !WEAK_AUTHOR.test(word) && isPenName(name) && !isOutletShaped(name);
  const people = namedPeople(value, (name) => isPersonName(name) || isPen(name));
  if (people?.every((name) => sourceKey(name, names) === undefined)) return { people };
  const [, first = "", told = ""] = NAME_FIRST.exec(value) ?? [];
  if (isName(first, names)) return { people: [first], tellsMore: !isPlace(foldLine(told.trim())) };
  const [, last = ""] = NAME_LAST.exec(value) ?? [];
  return isName(last, names) ? { people: [last], tellsMore: true } : undefined;
}

function isName(name: string, names: SourceNames): boolean {
  return isPersonName(name) && sourceKey(name, names) === undefined;
}

/** Who has had a hand in a text besides writing it. @returns undefined where the value is not surely names */
export function helpersIn(label: Label, names: SourceNames): readonly ContributorRecord[] | undefined {
  // 翻译：英译中，兼职 is an advertisement: behind a comma stand names that are surely names.
  const mayBePen = !/[，,；;]/.test(label.value);
  const people = contributorsIn(label).filter(({ name }) => isPersonName(name) || (mayBePen && isPenName(name)));
  return people.length === 0 || people.length < namesIn(label.value, names).length ? undefined : people;
}

/** Who has taken the pictures, where the word says that it is a person who did. */
export function photographersIn(word: string, value: string): readonly ContributorRecord[] | undefined {
  const people = /^摄影?/u.test(word) ? peopleIn(value) : undefined;
  return people?.every(isPersonName) ? people.map((name) => ({ name, role: "photographer" })) : undefined;
}

const NO_AUTHOR = /^(?:不详|未知|佚名|匿名|网络|网友|综合|管理员|admin|本站|编辑部|小编)$/iu;

/** 佚名, 网络: the line says that nobody is named. */
export function namesNoAuthor(value: string): boolean {
  return NO_AUTHOR.test(value);
}

/** `本文已获原作者 张三 授权`: the name alone. */
export function originalAuthor(value: string): string {
  return value.replace(/^(?:本文)?(?:已经?|经)?[获獲]得?(?:原?作者)?\s*|\s*(?:的?[授][权權](?:[转轉][载載])?)$/gu, "");
}

/** Whether who has written has taken the pictures as well. @param word before the name */
export function tookPictures(word: string): boolean {
  return /^(?:图文|文图|图[/、]文|文[/、]图)$/u.test(word);
}

/** Whoever compiles under a longer name is no person. */
const LONGEST_PEN_NAME = 4;

/** Whether whoever compiled is an outlet, be it by its name alone. */
export function isOutletName(name: string, names: SourceNames): boolean {
  return isOutletShaped(name) || name.length > LONGEST_PEN_NAME || sourceKey(name, names) !== undefined;
}
