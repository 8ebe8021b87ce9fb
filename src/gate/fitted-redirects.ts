import { aliasKey } from "../domain/address.ts";
import { MOST_REDIRECTS } from "../domain/old-addresses.ts";
import type { Signpost } from "../domain/signpost.ts";
import type { Redirect } from "../serve/netlify-config.ts";
import { redirectFor } from "../serve/redirect-for.ts";
import { linesOf, type Spelling } from "../serve/redirects-file.ts";
import {
  belowPages,
  GONE,
  type Group,
  type Member,
  memberOf,
  RuleGroups,
  shapeOf,
  withPatterns,
} from "./redirect-groups.ts";

/** How a publication answers for addresses without a page: by rules, and beyond what the host serves well by pages that send on. */
export interface FittedRedirects {
  readonly rules: readonly Redirect[];
  /** Each is put together when somebody comes to it. */
  readonly signposts: Iterable<Signpost>;
  readonly spelling: Spelling;
}

/**
 * Fits rules into what the host documents to serve well, and answers for the same addresses all the same (docs/decisions/0078): first
 * each is written in one spelling, then those about one address each become signposts that few rules lead to, or, where they say
 * that something is gone, one rule that says it of all. Those that ask for a number go first, for nobody has searched for them; of
 * addresses of one shape the oldest. What a rule answered before it answers still: an address that rules about many would not be
 * asked about keeps its own.
 *
 * @param rules in their order
 * @param pages addresses of articles
 * @param most lines of the host's file
 */
export function fittedRedirects(
  rules: readonly Redirect[],
  pages: Iterable<string>,
  most = MOST_REDIRECTS,
): FittedRedirects {
  if (count(rules, "every") <= most) return { rules, signposts: [], spelling: "every" };
  const spelling = "letters";
  if (count(rules, spelling) <= most) return { rules, signposts: [], spelling };
  const groups = new RuleGroups(rules);
  const over = count(rules, spelling) - most;
  const shapes = new Set(rules.filter(({ from }) => from.includes(":")).map(shapeOf));
  for (;;) {
    const chosen = chosenAmong(groups.groups, over, new Set(shapes));
    const fitted = withPatterns(rules, chosen);
    let shadowed = 0;
    for (const rule of chosen.flatMap(({ members }) => members)) {
      if (isStillAnswered(rule, fitted)) continue;
      groups.keep(rule);
      shadowed += 1;
    }
    if (shadowed === 0)
      return { rules: fitted, spelling, signposts: { [Symbol.iterator]: () => signpostsOf(chosen, pages) } };
  }
}

function count(rules: readonly Redirect[], spelling: Spelling): number {
  return rules.reduce((sum, rule) => sum + linesOf(rule, spelling).length, 0);
}

/**
 * @param lines by how many the rules are too many
 * @param taken shapes of rules about many that are there already
 */
function chosenAmong(groups: readonly Group[], lines: number, taken: Set<string>): Group[] {
  let over = lines;
  const chosen: Group[] = [];
  for (const group of groups) {
    if (over <= 0) break;
    const shape = shapeOf(group.pattern);
    if (taken.has(shape)) continue;
    taken.add(shape);
    // Where one rule says that all are gone, none has to be left out.
    const isAll = group.pattern.status === GONE || group.members.length <= over + 1;
    const members = isAll ? group.members : oldestOf(group.members, over + 1);
    chosen.push({ ...group, members });
    over -= members.length - 1;
  }
  return chosen;
}

/** Addresses of plain letters come first: for others the host's local server does not find what a rule leads to. */
function oldestOf(members: readonly Redirect[], wanted: number): Redirect[] {
  const ages = members.map((rule): readonly [string, Redirect] => {
    const { path = "" } = memberOf(rule) ?? {};
    return [`${isAscii(path) ? 0 : 1} ${rule.to} ${path}`, rule];
  });
  return ages
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, wanted)
    .map(([, rule]) => rule);
}

function* signpostsOf(chosen: readonly Group[], pages: Iterable<string>): Generator<Signpost> {
  for (const rule of chosen.flatMap(({ members }) => members)) {
    const member = memberOf(rule);
    if (member) yield* placesOf(member);
  }
  // Pages of an archive lie on the disk, and years are many: they are gone through once.
  yield* belowPages(
    chosen.flatMap(({ pattern, listed }) => (listed ? [pattern] : [])),
    pages,
  );
}

/** With other letters the page lies at the old address itself as well, where every server finds it without a rule. */
function placesOf({ path, post }: Member): Signpost[] {
  if (!post) return [];
  return isAscii(path) ? [post] : [post, { ...post, path: `${path}/` }];
}

function isAscii(path: string): boolean {
  return /^[!-~]*$/.test(path);
}

/** An address whose rule answered for what is below it as well has to be answered for below, too. */
function isStillAnswered(rule: Redirect, redirects: readonly Redirect[]): boolean {
  const { path, post } = memberOf(rule) ?? { path: "" };
  const asked = rule.from.endsWith("/*") ? [path, `${path}/below/it`] : [path];
  const parameters = new URLSearchParams(rule.query);
  return asked.every((one) => {
    const found = redirectFor({ redirects }, one, parameters);
    if (!post) return found?.status === GONE;
    return found?.status === 200 && aliasKey(found.location) === aliasKey(post.path);
  });
}
