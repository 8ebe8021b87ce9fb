import type { SourceNames } from "../../content/source-registry.ts";
import { ACCOUNT_KIND, ORIGIN_VERB } from "../../manuscripts/credit-words.ts";
import { plain } from "../../manuscripts/escaped-text.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Block } from "../../manuscripts/manuscript.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import { type Facts, factsOf } from "./facts.ts";
import { textOf } from "./running-text.ts";

/** A line that says whose a text is, and where the text stands. */
export interface LinkedFacts {
  readonly facts: Facts;
  /** Undefined where the link need not lead to whoever is named. */
  readonly url: string | undefined;
}

const ENDS_IN_LINK = /^(.*)\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)[\s。.]*$/u;
const VERB_ALONE = new RegExp(`^(?:.{0,30},\\s*)?(?:${ORIGIN_VERB})\\s*(?:${ACCOUNT_KIND})?\\s*:?$`, "u");
const QUOTED = /[「“"《][^「」“”"《》]+[」”"》]/u;
/** A machine without a name is nobody's site. */
const NUMBERS = /^https?:\/\/[\d.]+(?:[:/]|$)/u;
const [LONGEST, LONGEST_NAME, SHORTEST_TITLE] = [60, 16, 4];

interface Ending {
  /** What stands before the link. */
  readonly head: string;
  readonly linked: string;
  readonly url: string;
}

function endingOf({ escaped }: Block): Ending | undefined {
  const [, before = "", linked = "", url] = ENDS_IN_LINK.exec(escaped) ?? [];
  return url === undefined ? undefined : { head: plain(before).trim(), linked: plain(linked).trim(), url };
}

/** What a line says before the title that it ends in, where that is a link; all of it otherwise. */
export function beforeLink(block: Block): string {
  const { head = "" } = endingOf(block) ?? {};
  return /[:：]$/u.test(head) && head.length <= LONGEST ? head.slice(0, -1) : textOf(block);
}

const VERB_FIRST = new RegExp(`^(?:${ORIGIN_VERB})\\s*`, "u");
const bare = (text: string) => text.replace(/[\s\p{P}]+/gu, "");

/** Whether a line says where the text is from and links its title, or another: then it is none of the text, however long it is. */
export function linksTitle(block: Block, title: string): boolean {
  const { head = "", linked = "" } = endingOf(block) ?? {};
  const folded = foldLine(head);
  return VERB_ALONE.test(folded) || (head.length <= LONGEST && VERB_FIRST.test(folded) && isTitle(linked, title));
}

function isTitle(linked: string, title: string): boolean {
  return bare(linked).length >= SHORTEST_TITLE && bare(linked) === bare(title);
}

/**
 * Whoever stands before a link that is the title of the text itself, in words that nobody has foreseen: `某某：[标题](…)`. To be asked,
 * never taken; undefined where the link is another, or anything but a name stands before it.
 */
export function namedBeforeTitle(block: Block, title: string): string | undefined {
  const { head = "", linked = "" } = endingOf(block) ?? {};
  const name = head.slice(VERB_FIRST.exec(foldLine(head))?.[0].length ?? 0).replace(/\s*[:：,，]$/u, "");
  return isTitle(linked, title) && name.length > 1 && name.length <= LONGEST_NAME && !/[。！？!?，,：:]/u.test(name)
    ? name
    : undefined;
}

/**
 * What a line says of a text that ends in a link: `原文来自「公报」：[标题](…)`, where the link is the text's title, and
 * `原文来自[公报](…)`, where it is whose the text is. Undefined where it says anything else.
 */
export function linkedFacts(block: Block, names: SourceNames): LinkedFacts | undefined {
  const { head = "", linked = "", url } = endingOf(block) ?? {};
  if (url === undefined || head === "" || head.length > LONGEST) return undefined;
  const isVerb = VERB_ALONE.test(foldLine(head));
  if (isVerb && linked.length > LONGEST_NAME) return undefined;
  const facts = factsOf(isVerb ? `${head}「${linked}」` : head.replace(/\s*[:：,，]$/u, ""), true, names);
  const isTheirs = isVerb ? sourceKey(linked, names) !== undefined : QUOTED.test(head) && !NUMBERS.test(url);
  return facts && { facts, url: isTheirs ? url : undefined };
}
