import { SourceNames } from "../../src/content/source-registry.ts";
import { Disclaimers } from "../../src/domain/site.ts";
import { SourceRegistry } from "../../src/domain/source.ts";
import { toMarkdown } from "../../src/manuscripts/escaped-text.ts";
import { htmlManuscript } from "../../src/manuscripts/html-manuscript.ts";
import { type Draft, textManuscript } from "../../src/manuscripts/manuscript.ts";
import { recognise } from "../../src/manuscripts/recognise.ts";

/** Two outlets whose names share a part, and one. */
export const REGISTRY = SourceRegistry.parse({
  gazette: { name: "公报", aliases: ["示例广播公司", "Gazette"], url: "https://gazette.example", basis: "测试" },
  herald: { name: "先驱报", aliases: ["第二广播公司"], url: "https://herald.example", basis: "测试" },
});
export const NAMES = new SourceNames(REGISTRY);
const DISCLAIMERS = Disclaimers.parse({
  original: "本文为示例报原创，转载请注明出处并保留原文链接，谢谢合作！",
  compilation: "本报转载这些文章是为了让更多读者看到，权利归原作者，有误请来信{contact}更正。",
  translation: "乙。",
  reprint: "丙。",
});
const HOUSE = { names: NAMES, disclaimers: DISCLAIMERS };

/** Paragraphs long enough to be no subhead. */
export const PARAGRAPH = "这一段是正文，写得足够长，不会被当作小标题，最后有句号。";

export function fromText(...lines: string[]): Draft {
  return recognise(textManuscript(lines.join("\n")), HOUSE);
}

export function fromHtml(html: string): Draft {
  return recognise(htmlManuscript(html), HOUSE);
}

/** The body as it would be written, block by block. */
export function bodyOf({ body }: Draft): string[] {
  return body.map(({ escaped }) => toMarkdown(escaped));
}

/** What was taken out, as `kind: text`. */
export function removedFrom({ removed }: Draft): string[] {
  return removed.map(({ what, text }) => `${what}: ${text}`);
}

/** A generator of pseudo-random numbers below 2³² (xorshift32): the same texts every time. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
