import { SourceNames } from "../../../src/content/source-registry.ts";
import { Disclaimers } from "../../../src/domain/site.ts";
import { SourceRegistry } from "../../../src/domain/source.ts";
import { toMarkdown } from "../../../src/manuscripts/escaped-text.ts";
import { htmlManuscript } from "../../../src/manuscripts/html-manuscript.ts";
import { type CreditContext, creditPost } from "../../../src/migration/credits/credit-post.ts";
import type { CreditedPost, ReadBody } from "../../../src/migration/model.ts";
import { decisionsIn } from "../../../src/migration/review/decisions.ts";

const source = (name: string, aliases: readonly string[], url: string) => ({ name, aliases, url, basis: "测试" });

/** Outlets that everybody knows, under names of either script. */
export const NAMES = new SourceNames(
  SourceRegistry.parse({
    cbc: source("CBC", ["加拿大广播公司", "Canadian Broadcasting Corporation"], "https://www.cbc.ca"),
    bbc: source("BBC", ["英国广播公司"], "https://www.bbc.com"),
    xinhua: source("新华社", ["新华网"], "http://www.xinhuanet.com"),
    singtao: source("星島日報", ["星島", "加拿大星島"], "https://www.singtao.ca"),
    mingpao: source("明报", ["明報加東版"], "https://www.mingpaocanada.com"),
    vcg: source("视觉中国", ["VCG"], "https://www.vcg.com"),
    reuters: source("路透社", ["Reuters"], "https://www.reuters.com"),
    cp: source("加通社", ["The Canadian Press", "加拿大通讯社"], "https://www.thecanadianpress.com"),
  }),
);

const DISCLAIMERS = Disclaimers.parse({
  original: "本文为示例报原创，转载请注明出处并保留原文链接，谢谢合作！",
  compilation: "本报转载这些文章是为了让更多读者看到，权利归原作者所有，有误请来信{contact}更正。",
  translation: "乙。",
  reprint: "丙。",
});

export const CONTEXT: CreditContext = {
  names: NAMES,
  disclaimers: DISCLAIMERS,
  attachments: new Map(),
  decisions: decisionsIn({}),
};

export function readAs(html: string, attachments: ReadonlyMap<string, number> = new Map()): ReadBody {
  return { manuscript: htmlManuscript(html), attachments, moved: [], remarks: [] };
}

export function credited(
  html: string,
  context: Partial<CreditContext> = {},
  title = "",
  attachments: ReadonlyMap<string, number> = new Map(),
): CreditedPost {
  return creditPost(readAs(html, attachments), { title }, { ...CONTEXT, ...context });
}

export function bodyOf({ draft }: CreditedPost): string[] {
  return draft.body.map(({ escaped }) => toMarkdown(escaped));
}
