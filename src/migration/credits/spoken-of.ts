import { namesNobody } from "../../manuscripts/credit-owners.ts";
import { ACCOUNT_KIND } from "../../manuscripts/credit-words.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";

/** What somebody sets before it: 虎嗅注：, 本文由某阅读器转码， */
const BEFORE =
  "^(?:[^\\s,。:]{0,6}(?:注|说明)\\s*:\\s*|[>*#\\s]+)?(?:本文由\\s*[^,。]{2,24}转码\\s*,\\s*(?:archive地址\\S+\\s+)?)?";
const VERB = "(?:转载|转|摘编|摘|编译|译|选|节选|改编)自|(?:转载|原载|原刊|首发|首刊|刊载|刊|发表)于|原载|首发";
/** These begin other sentences as well. */
const WEAK_VERB = "来自|出自|来源于|来源";
const SUBJECT = "本文|原文|译文|文章|全文|此文|该文|内容";
const NAME =
  '(?:[《“"「](?<quoted>[^《》“”"「」]{2,20})[》”"」]|(?<run>(?:(?!https?:)[^\\s,。;:!?()《》“”"「」|~◎@[\\]]){2,20}(?: [a-z][a-z.]*){0,3})(?![\\p{L}\\p{N}]))';
const KIND = `(?:${ACCOUNT_KIND}|微信|微博|博客)`;
const FROM = new RegExp(
  `${BEFORE}(?:(?:${SUBJECT})(?:最初|最早)?(?:系|为)?(?:${VERB}|${WEAK_VERB})|(?:${VERB})|(?:${WEAK_VERB})(?=\\s*(?:${KIND}|[《“"「])))\\s*:?\\s*${KIND}{0,2}[\\s:◎@~]*${NAME}`,
  "du",
);
const KIND_ALONE = new RegExp(`^${KIND}$`, "u");
/** A number or a day, and words of these lines themselves. */
const NO_NAME = /^[\d年月日第期号.-]+$|[自于]$/u;

/** 微信公众号 is what sort of account a name is that follows, and none itself. */
export function isAccountKind(said: string): boolean {
  return KIND_ALONE.test(foldLine(said));
}

/**
 * Whom a line names that begins with where the text is from, whatever else it says: 原文来自公号「某某」，已经删去. To be asked, never taken.
 *
 * @param links texts of its links: the beginning of a longer one is the title of what it leads to
 */
export function spokenOf(line: string, links: readonly string[]): string | undefined {
  const indices = FROM.exec(foldLine(line))?.indices?.groups;
  const at = indices?.quoted ?? indices?.run;
  if (at === undefined) return undefined;
  const said = line.slice(...at);
  if (
    namesNobody(said) ||
    isAccountKind(said) ||
    NO_NAME.test(said) ||
    links.some((text) => text.startsWith(said) && text !== said)
  )
    return undefined;
  const isName = indices?.quoted !== undefined || links.includes(said) || !/的|^(?:网络|互联网)/u.test(said);
  return isName ? said : undefined;
}
