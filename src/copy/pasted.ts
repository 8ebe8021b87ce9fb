import type { Disclaimers } from "../domain/site.ts";
import { type Finding, HAN } from "./finding.ts";
import type { Passage } from "./passage.ts";

const CLAUSE = new RegExp(`[${HAN}]{8,}`, "g");
const NOT_HAN = new RegExp(`[^${HAN}]`, "g");
/** What stands around the comment form of WordPress and of this site, as paragraphs of their own. */
const FORM =
  /^(?:发表(?:评论|回复)|取消回复|(?:您|你)的(?:电子)?(?:邮箱|邮件)地址不会被公开[。.]?(?:\s*必填项已用.*)?|必填项已用.*标注[。.]?|在此浏览器中保存我的显示名称.*使用[。.]?|Leave a (?:Reply|Comment)|Your email address will not be published\..*)$/;

export type PastedRule = (passage: Passage) => Finding[];

/**
 * @param disclaimers what the site puts under every article by itself
 * @returns a rule that finds them, whole or half, and the words of the comment form among the paragraphs of a text
 */
export function pastedRule(disclaimers: Disclaimers): PastedRule {
  const clauses = clausesOf(disclaimers);
  const pattern = clauses.length > 0 ? new RegExp(clauses.join("|"), "g") : undefined;
  return ({ text, role, paragraph }) => {
    if (!paragraph || role !== "prose") return [];
    const all = { start: 0, end: text.length };
    const found = pattern && text.match(pattern);
    if (found && isPasted(new Set(found), text))
      return [{ ...all, code: "pasted-disclaimer", message: `正文里有声明：“${found[0]}”。` }];
    return FORM.test(text.trim())
      ? [{ ...all, code: "pasted-form", message: `正文里有评论表单的文字：“${text.trim().slice(0, 20)}”。` }]
      : [];
  };
}

/** What tells a disclaimer: its longer runs of Han, each once. */
function clausesOf(disclaimers: Disclaimers): string[] {
  return [...new Set(Object.values(disclaimers).flatMap((text) => text?.match(CLAUSE) ?? []))];
}

/** One clause may be said in passing; as most of a paragraph, or with another, it was pasted. */
function isPasted(clauses: ReadonlySet<string>, text: string): boolean {
  return clauses.size > 1 || [...clauses].join("").length > text.replace(NOT_HAN, "").length / 2;
}
