import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { ProblemReport } from "../content/problem-report.ts";
import { readRecord } from "../content/schema-problems.ts";
import { folded } from "../domain/lookalike.ts";
import { line } from "../domain/text-rules.ts";
import { kinIn, type Places } from "./comment-store.ts";
import type { WaitingComment } from "./waiting.ts";

/** `_data/comment-words.json`: words that the publication's floods are made of. They refuse nothing, they put together. */
export const WORDS_NAME = "comment-words.json";
const Words = z.array(line(40)).max(5000);

/** What several comments have in common, and which of them it is: `link:spam.example`. */
type Trait = string;

/** Comments that came in a flood, or are at least alike: an editor can decide about all of them at once. */
export interface Flood {
  /** What all of them have in common, in Chinese. */
  readonly common: readonly string[];
  readonly comments: readonly WaitingComment[];
}

/** So many are a flood; fewer are looked at one by one. */
export const SMALLEST_FLOOD = 5;

/** The words list of a publication; empty where it has none. */
export function readWords({ data }: Places, report: ProblemReport): readonly string[] {
  const path = join(data, WORDS_NAME);
  return existsSync(path) ? (readRecord(path, Words, report) ?? []) : [];
}

/**
 * Puts waiting comments together that share a sender, a site they link to, a word of the list, a draft or their text. Each
 * is in one flood at most: the largest that there is of those that are left.
 *
 * @param words of the publication
 * @param own host of the publication; links to it are nothing in common
 * @returns floods, the largest first, and the comments that are in none
 */
export function floodsOf(
  comments: readonly WaitingComment[],
  words: readonly string[],
  own: string,
): { floods: Flood[]; others: WaitingComment[] } {
  const listed = words.flatMap((word) => (folded(word) === "" ? [] : [[word, folded(word)] as const]));
  const traits = new Map(comments.map((comment) => [comment, traitsOf(comment, listed, own)]));
  const having = new Map<Trait, Set<WaitingComment>>();
  for (const [comment, all] of traits) {
    for (const trait of all) {
      const some = having.get(trait);
      if (some) some.add(comment);
      else having.set(trait, new Set([comment]));
    }
  }
  const floods: Flood[] = [];
  for (let members = largestOf(having); members; members = largestOf(having)) {
    const [first, ...rest] = members;
    const shared = (first && traits.get(first)) ?? [];
    const common = shared.filter((trait) => rest.every((one) => traits.get(one)?.includes(trait)));
    floods.push({ common: common.map(inWords), comments: members });
    for (const member of members) for (const trait of traits.get(member) ?? []) having.get(trait)?.delete(member);
  }
  const flooded = new Set(floods.flatMap((flood) => flood.comments));
  return { floods, others: comments.filter((comment) => !flooded.has(comment)) };
}

/** Of those that are enough for a flood. What is not, or not any more, never will be and is forgotten. */
function largestOf(having: Map<Trait, ReadonlySet<WaitingComment>>): WaitingComment[] | undefined {
  let largest: ReadonlySet<WaitingComment> | undefined;
  for (const [trait, some] of having) {
    if (some.size < SMALLEST_FLOOD) having.delete(trait);
    else if (!largest || some.size > largest.size) largest = some;
  }
  return largest && [...largest];
}

/** The same short words are no sign of anything: 支持！ */
const SHORTEST_ALIKE = 10;

/** The strongest first: what comes from where leads before what is said. */
function traitsOf(
  { id, senders = [], website, text }: WaitingComment,
  listed: readonly (readonly [word: string, folded: string])[],
  own: string,
): Trait[] {
  const seen = folded(text);
  const unnumbered = seen.replace(/\p{N}/gu, "");
  const sites = [
    ...new Set([...text.matchAll(LINK), ...(website ?? "").matchAll(LINK)].map(([, host = ""]) => siteOf(host))),
  ];
  return [
    ...senders.toSorted().toReversed(),
    ...sites.filter((site) => site !== own).map((site) => `link:${site}`),
    ...listed.filter(([, word]) => seen.includes(word)).map(([word]) => `word:${word}`),
    ...(unnumbered.length >= SHORTEST_ALIKE ? [`text:${unnumbered}`] : []),
    `kin:${kinIn(id)}`,
  ];
}

/** Addresses as people write them, with `http` or without. */
const LINK = /(?:https?:\/\/|\bwww\.)([\p{L}\p{N}.-]{3,253})/giu;
/** Labels under which others register names, in the domains of countries: `example.co.uk`, `example.com.cn`. */
const REGISTRY = /^(?:ac|co|com|edu|gov|net|org)$/;

/** The site of a publication's address; empty when that is none. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? siteOf(new URL(address).hostname) : "";
}

/** Without its subdomains, of which a flood has as many as it likes. */
function siteOf(host: string): string {
  const labels = host
    .toLowerCase()
    .replace(/^www\.|\.+$/g, "")
    .split(".");
  const [second = "", top = ""] = labels.slice(-2);
  return labels.slice(top.length === 2 && REGISTRY.test(second) ? -3 : -2).join(".");
}

function inWords(trait: Trait): string {
  const [kind = "", ...rest] = trait.split(":");
  if (kind.startsWith("net-")) return "同一个网络地址发来";
  if (kind.startsWith("mail-")) return "写着同一个邮箱";
  if (kind === "link") return `都有 ${rest.join(":")} 的链接`;
  if (kind === "word") return `都有“${rest.join(":")}”`;
  return kind === "text" ? "正文一样" : "是同一份稿子改来改去";
}
