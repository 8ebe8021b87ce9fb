import { fixedText } from "../../src/check/fixed-text.ts";
import { copyDesk } from "../../src/copy/copy-desk.ts";
import { passagesOf } from "../../src/copy/read-copy.ts";
import type { CopyRules } from "../../src/domain/copy-rule.ts";

/** A copy desk with two names in its glossary. */
export function sampleDesk(rules: CopyRules = {}) {
  return copyDesk({
    rules,
    names: [
      { name: "特朗普", variants: ["川普"] },
      { name: "克里姆林宫", variants: ["克里姆林", "克宫"] },
    ],
    disclaimers: {
      original: "本文为本站原创，转载请注明出处并保留原文链接。",
      compilation: "转载此文章的目的旨在传播更多信息，版权归原作者所有，如有标注错误请发邮件至{contact}。",
      translation: "丙。",
      reprint: "丁。",
    },
  });
}

/** Codes of what the desk finds in an article's Markdown. */
export function codesIn(text: string, rules: CopyRules = {}): string[] {
  return sampleDesk(rules)(passagesOf("article.md", text)).map(({ code }) => code);
}

export function fixedMarkdown(text: string, rules: CopyRules = {}): string {
  return fixedText("article.md", text, sampleDesk(rules));
}

export function fixedRecord(text: string): string {
  return fixedText("article.json", text, sampleDesk());
}
