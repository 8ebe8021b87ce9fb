import { aliasKey, decoded } from "../domain/address.ts";
import { NOT_FOUND_PAGE } from "../domain/edition.ts";
import { isPortableFileName, sameFileKey } from "../domain/file-name.ts";
import { MOST_REDIRECTS } from "../domain/old-addresses.ts";
import { SIGNPOST_ROOT, type Signpost } from "../domain/signpost.ts";
import type { Redirect } from "../serve/netlify-config.ts";
import { redirectFor } from "../serve/redirect-for.ts";
import { linesOf, type Spelling } from "../serve/redirects-file.ts";

/** How a publication answers for addresses without a page: by rules, and beyond what the host serves well by pages that send on. */
export interface FittedRedirects {
  readonly rules: readonly Redirect[];
  readonly signposts: readonly Signpost[];
  readonly spelling: Spelling;
}

/** Deeper addresses keep their rule. */
const STEPS = ["a", "b", "c", "d", "e", "f"] as const;
/** A rule that fewer share costs more than it saves. */
const FEWEST = 3;
const GONE = 410;

/**
 * Fits rules into what the host documents to serve well, and answers for the same addresses all the same (docs/decisions/0078): first
 * each is written in one spelling, then those about one address each become signposts that few rules lead to, or, where they say
 * that something is gone, one rule that says it of all. Those that ask for a number go first, for nobody has searched for them; of
 * addresses of one shape the oldest. What a rule answered before it answers still: rules about many come last, and an address that
 * they would not be asked about keeps its own.
 *
 * @param rules in their order
 * @param most lines of the host's file
 */
export function fittedRedirects(rules: readonly Redirect[], most = MOST_REDIRECTS): FittedRedirects {
  if (count(rules, "every") <= most) return { rules, signposts: [], spelling: "every" };
  const spelling = "letters";
  if (count(rules, spelling) <= most) return { rules, signposts: [], spelling };
  const kept = new Set<Redirect>();
  for (;;) {
    const chosen = chosenAmong(rules, kept, most);
    const fitted = withPatterns(rules, chosen);
    const replaced = chosen.flatMap(({ members }) => members);
    const shadowed = replaced.filter((member) => !isStillAnswered(member, fitted));
    if (shadowed.length === 0) return { rules: fitted, spelling, signposts: replaced.flatMap(placesOf) };
    for (const { rule } of shadowed) kept.add(rule);
  }
}

/** A rule about one address that a rule about many can stand for. */
interface Member {
  readonly rule: Redirect;
  /** As a host reads it. */
  readonly path: string;
  /** Stands for it; absent where it is gone. */
  readonly post?: Signpost;
}

/** Rules that one rule can stand for. */
interface Group {
  readonly pattern: Redirect;
  readonly members: readonly Member[];
}

function count(rules: readonly Redirect[], spelling: Spelling): number {
  return rules.reduce((sum, rule) => sum + linesOf(rule, spelling).length, 0);
}

function chosenAmong(rules: readonly Redirect[], kept: ReadonlySet<Redirect>, most: number): Group[] {
  let over = count(rules, "letters") - most;
  const chosen: Group[] = [];
  const taken = new Set(rules.map(shapeOf));
  for (const { pattern, members } of groupsOf(rules.filter((rule) => !kept.has(rule)))) {
    if (over <= 0) break;
    const shape = shapeOf(pattern);
    if (taken.has(shape)) continue;
    taken.add(shape);
    // Where one rule says that all are gone, none has to be left out.
    const oldest = pattern.status === GONE ? members : members.toSorted(byAge).slice(0, over + 1);
    chosen.push({ pattern, members: oldest });
    over -= oldest.length - 1;
  }
  return chosen;
}

/** Addresses of plain letters come first: for others the host's local server does not find what a rule leads to. */
function byAge(a: Member, b: Member): number {
  const order = ({ path, post }: Member) => `${isAscii(path) ? 0 : 1} ${post?.to} ${path}`;
  return order(a) < order(b) ? -1 : 1;
}

/** With other letters the page lies at the old address itself as well, where every server finds it without a rule. */
function placesOf({ path, post }: Member): Signpost[] {
  if (!post) return [];
  return isAscii(path) ? [post] : [post, { ...post, path: `${path}/` }];
}

function isAscii(path: string): boolean {
  return /^[!-~]*$/.test(path);
}

/** Those that ask for something first, then the largest. */
function groupsOf(rules: readonly Redirect[]): Group[] {
  const groups = new Map<string, { pattern: Redirect; members: Member[] }>();
  const taken = new Set<string>();
  for (const rule of rules) {
    const found = memberOf(rule);
    if (!found) continue;
    // One for all: an archive has a hundred thousand rules.
    const { pattern, ...member } = found;
    const file = member.post && sameFileKey(member.post.path);
    if (file !== undefined && taken.has(file)) continue;
    if (file !== undefined) taken.add(file);
    const key = `${pattern.status} ${shapeOf(pattern)}`;
    const group = groups.get(key);
    if (group) group.members.push(member);
    else groups.set(key, { pattern, members: [member] });
  }
  const asks = ({ pattern }: Group) => Object.keys(pattern.query).length;
  return [...groups.values()]
    .filter(({ members }) => members.length >= FEWEST)
    .toSorted(
      (a, b) => asks(b) - asks(a) || b.members.length - a.members.length || (a.pattern.from < b.pattern.from ? -1 : 1),
    );
}

/** Undefined where the answer is another, is the same for more than one address, or could be no file's. */
function memberOf(rule: Redirect): (Member & { readonly pattern: Redirect }) | undefined {
  const { from, query, to, status } = rule;
  const place = from.replace(/\/\*$/, "");
  const isGone = status === GONE && to === NOT_FOUND_PAGE;
  if ((status !== 301 && !isGone) || /[:*?]/.test(place + to) || /^\/hant(?:\/|$)/.test(place)) return undefined;
  const path = decoded(place).replace(/\/+$/, "");
  const steps = path.split("/").slice(1);
  if (!steps.every((step) => isPortableFileName(step) && !step.startsWith("."))) return undefined;
  const [asked, ...others] = Object.entries(query);
  if (asked) {
    const [name, value] = asked;
    // Of numbers those that lead somewhere are many more.
    if (isGone || others.length > 0 || ![name, value].every((one) => /^[\w-]{1,80}$/.test(one))) return undefined;
    const root = `${SIGNPOST_ROOT}/asked${path}/${name}`;
    const pattern = { from, query: { [name]: ":old" }, to: `${root}/:old/`, status: 200, force: true };
    return { rule, path: path || "/", post: { path: `${root}/${value}/`, to }, pattern };
  }
  const names = STEPS.slice(0, steps.length).map((step) => `:${step}`);
  if (steps.length === 0 || steps.length > STEPS.length) return undefined;
  // The first word of longer addresses says more than that they are long.
  const shape = steps.length === 1 ? names : [place.split("/")[1] ?? "", ...names.slice(1)];
  const many = { from: `/${shape.join("/")}${from.endsWith("/*") ? "/*" : ""}`, query: {}, force: false };
  if (isGone) return { rule, path, pattern: { ...many, to, status } };
  const pattern = { ...many, to: `${SIGNPOST_ROOT}/at/${shape.join("/")}/`, status: 200 };
  return { rule, path, post: { path: `${SIGNPOST_ROOT}/at${path}/`, to }, pattern };
}

/** The same for rules that are about the same addresses. */
function shapeOf({ from, query }: Redirect): string {
  const asked = Object.entries(query).map(([name, value]) => [name, value.startsWith(":") ? ":" : value]);
  return JSON.stringify([from.replace(/:\w+/g, ":").replace(/(?<=.)\/+$/, ""), ...asked]);
}

function withPatterns(rules: readonly Redirect[], chosen: readonly Group[]): Redirect[] {
  const replaced = new Set(chosen.flatMap(({ members }) => members.map(({ rule }) => rule)));
  const left = rules.filter((rule) => !replaced.has(rule));
  const patterns = chosen.map(({ pattern }) => pattern);
  const asking = (rule: Redirect) => Object.keys(rule.query).length > 0;
  // On the front page a rule that asks for something is asked before one that does not.
  const at = left.findLastIndex(asking) + 1;
  return [
    ...left.slice(0, at),
    ...patterns.filter(asking),
    ...left.slice(at),
    ...patterns.filter((pattern) => !asking(pattern)),
  ];
}

/** An address whose rule answered for what is below it as well has to be answered for below, too. */
function isStillAnswered({ rule, path, post }: Member, redirects: readonly Redirect[]): boolean {
  const asked = rule.from.endsWith("/*") ? [path, `${path}/below/it`] : [path];
  return asked.every((one) => {
    const found = redirectFor({ redirects }, one, new URLSearchParams(rule.query));
    if (!post) return found?.status === GONE;
    return found?.status === 200 && aliasKey(found.location) === aliasKey(post.path);
  });
}
