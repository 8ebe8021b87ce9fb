import { NOT_FOUND_PAGE } from "../domain/edition.ts";
import { isPortableFileName, sameFileKey } from "../domain/file-name.ts";
import { bySpecificity, specificityOf } from "../domain/old-addresses.ts";
import { SIGNPOST_ROOT, type Signpost } from "../domain/signpost.ts";
import type { Redirect } from "../serve/netlify-config.ts";
import { lettersOf } from "../serve/redirects-file.ts";

/** Deeper addresses keep their rule. */
const STEPS = ["a", "b", "c", "d", "e", "f"] as const;
/** A rule that fewer share costs more than it saves. */
const FEWEST = 3;
export const GONE = 410;
const YEAR = /^\d{4}$/;

/** What stands for a rule about one address, when one rule about many stands for it. */
export interface Member {
  /** As a host reads it. */
  readonly path: string;
  /** Absent where it is gone. */
  readonly post?: Signpost;
}

/** Rules that one rule can stand for. */
export interface Group {
  readonly pattern: Redirect;
  readonly members: readonly Redirect[];
  /** The rule by which what lies below articles of its year leads to them; the pattern stands for it as well. */
  readonly listed: Redirect | undefined;
}

interface Gathered extends Group {
  members: Redirect[];
  /** Whether one of them is kept: then they are gone through before somebody looks at them. */
  isThinned: boolean;
}

/**
 * Rules by those that one rule can stand for, grouped once: of a hundred thousand few turn out to be needed as they are, one pass after
 * the other, and each pass takes only those out.
 */
export class RuleGroups {
  readonly #kept = new Set<Redirect>();
  readonly #groups = new Map<string, Gathered>();
  /** Rules whose signpost would lie where another's does, by its place: the first that is not kept has it. */
  readonly #waiting = new Map<string, Redirect[]>();

  readonly #listed: ReadonlyMap<string, Redirect>;

  constructor(rules: readonly Redirect[]) {
    this.#listed = new Map(rules.filter(leadsBelowPages).map((rule) => [pageOf(rule), rule]));
    const taken = new Set<string>();
    for (const rule of rules) {
      const member = memberOf(rule);
      if (!member) continue;
      const file = member.post && sameFileKey(member.post.path);
      if (file !== undefined && taken.has(file)) {
        this.#waiting.set(file, [...(this.#waiting.get(file) ?? []), rule]);
        continue;
      }
      if (file !== undefined) taken.add(file);
      this.#add(rule, member.pattern);
    }
  }

  #add(rule: Redirect, pattern: Redirect): void {
    const key = keyOf(pattern);
    const group = this.#groups.get(key);
    if (group) group.members.push(rule);
    // One for all: an archive has a hundred thousand rules.
    else {
      const listed = this.#listed.get(pageOf(pattern));
      this.#groups.set(key, { pattern, members: [rule], listed, isThinned: false });
    }
  }

  /** Leaves a rule what it is. */
  keep(rule: Redirect): void {
    this.#kept.add(rule);
    const { pattern, post } = memberOf(rule) ?? {};
    const group = pattern && this.#groups.get(keyOf(pattern));
    if (group) group.isThinned = true;
    const next = post && this.#waiting.get(sameFileKey(post.path))?.shift();
    const member = next && memberOf(next);
    if (member) this.#add(next, member.pattern);
  }

  /** Those that ask for something first, then the largest. */
  get groups(): Group[] {
    const asks = ({ pattern }: Group) => Object.keys(pattern.query).length;
    return [...this.#groups.values()]
      .map((group): Group => {
        if (group.isThinned) group.members = this.#left(group);
        group.isThinned = false;
        return { ...group };
      })
      .filter(({ members }) => members.length >= FEWEST)
      .toSorted(
        (a, b) =>
          asks(b) - asks(a) || b.members.length - a.members.length || (a.pattern.from < b.pattern.from ? -1 : 1),
      );
  }

  #left({ members }: Gathered): Redirect[] {
    return members.filter((rule) => !this.#kept.has(rule));
  }
}

function keyOf(pattern: Redirect): string {
  return `${pattern.status} ${shapeOf(pattern)}`;
}

/** Undefined where the answer is another, is the same for more than one address, or could be no file's. */
export function memberOf(rule: Redirect): (Member & { readonly pattern: Redirect }) | undefined {
  const { from, query, to, status } = rule;
  const place = from.replace(/\/\*$/, "");
  const isGone = status === GONE && to === NOT_FOUND_PAGE;
  if ((status !== 301 && !isGone) || /\/:|[*?]/.test(place) || /[:*?]/.test(to) || /^\/hant(?:\/|$)/.test(place))
    return undefined;
  const path = lettersOf(place).replace(/\/+$/, "");
  const steps = path.split("/").slice(1);
  if (!steps.every((step) => isPortableFileName(step) && !step.startsWith("."))) return undefined;
  const [asked, ...others] = Object.entries(query);
  if (asked) {
    const [name, value] = asked;
    // Of numbers those that lead somewhere are many more.
    if (isGone || others.length > 0 || ![name, value].every((one) => /^[\w-]{1,80}$/.test(one))) return undefined;
    const root = `${SIGNPOST_ROOT}/asked${path}/${name}`;
    const pattern = { from, query: { [name]: ":old" }, to: `${root}/:old/`, status: 200, force: true };
    return { path: path || "/", post: { path: `${root}/${value}/`, to }, pattern };
  }
  if (steps.length === 0 || steps.length > STEPS.length) return undefined;
  const shape = shapeOfSteps(place.split("/").slice(1));
  const many = { from: `/${shape.join("/")}${from.endsWith("/*") ? "/*" : ""}`, query: {}, force: false };
  if (isGone) return { path, pattern: { ...many, to, status } };
  const pattern = { ...many, to: `${SIGNPOST_ROOT}/at/${shape.join("/")}/`, status: 200 };
  return { path, post: { path: `${SIGNPOST_ROOT}/at${path}/`, to }, pattern };
}

/** The first word of longer addresses says more than that they are long, and so do all up to a year. */
function shapeOfSteps(steps: readonly string[]): string[] {
  const year = steps.slice(0, -1).findIndex((step) => YEAR.test(step));
  const fixed = year >= 0 ? year + 1 : steps.length > 1 ? 1 : 0;
  return steps.map((step, at) => (at < fixed ? step : `:${STEPS[at]}`));
}

/** The same for rules that are about the same addresses. */
export function shapeOf({ from, query }: Redirect): string {
  const asked = Object.entries(query).map(([name, value]) => [name, value.startsWith(":") ? ":" : value]);
  return JSON.stringify([from.replace(/(?<=\/):\w+/g, ":").replace(/(?<=.)\/+$/, ""), ...asked]);
}

/**
 * Puts rules about many in the place of those that they stand for. They come last, so that nobody's answer is taken away; but those
 * about what had a date in its address come before rules that say of any year where its lists are. Whoever asks for what never was
 * below such an address is told that there is nothing, not where the list is.
 */
export function withPatterns(rules: readonly Redirect[], chosen: readonly Group[]): Redirect[] {
  const replaced = new Set(chosen.flatMap(({ members, listed }) => (listed ? [...members, listed] : members)));
  const left = rules.filter((rule) => !replaced.has(rule));
  const patterns = chosen.map(({ pattern }) => pattern);
  const asking = (rule: Redirect) => Object.keys(rule.query).length > 0;
  const isDated = ({ from }: Redirect) => from.split("/").some((step) => YEAR.test(step));
  const isLess = (rule: Redirect, than: Redirect) => !asking(rule) && bySpecificity(than, rule) < 0;
  // On the front page a rule that asks for something is asked before one that does not.
  const at = left.findLastIndex(asking) + 1;
  const fitted = [...left.slice(0, at), ...patterns.filter(asking), ...left.slice(at)];
  // Years are many and rules ten thousand: what two of them are to each other is what all that say as much are.
  const said = fitted.map(specificityOf);
  const examples = new Map(fitted.map((rule, place) => [said[place], rule]));
  for (const pattern of patterns.filter((one) => !asking(one) && isDated(one))) {
    const less = new Set([...examples].flatMap(([one, rule]) => (isLess(rule, pattern) ? [one] : [])));
    const before = said.findIndex((one) => less.has(one));
    const place = before < 0 ? fitted.length : before;
    fitted.splice(place, 0, pattern);
    said.splice(place, 0, specificityOf(pattern));
    examples.set(specificityOf(pattern), pattern);
  }
  return [...fitted, ...patterns.filter((one) => !asking(one) && !isDated(one))];
}

/** `/2019/:month/:name/:part/*`, which leads to `/2019/:month/:name/`. */
function leadsBelowPages({ from, to, status }: Redirect): boolean {
  return status === 301 && /^\/\d{4}\/:\w+\/:\w+\/$/.test(to) && new RegExp(`^${to}:\\w+/\\*$`).test(from);
}

/** `/2019/:/:`, of a rule about articles of a year, or what lies below them. */
function pageOf({ from }: Redirect): string {
  return from.replace(/\/\*$/, "").replace(/:\w+/g, ":").split("/").slice(0, 4).join("/");
}

/** Signposts by which rules about many lead from what lies below articles of their years to them. */
export function* belowPages(rules: readonly Redirect[], pages: Iterable<string>): Generator<Signpost> {
  const roots = rules.map(({ from, to }) => {
    const year = `/${from.split("/")[1]}/`;
    return { year, root: to.slice(0, to.indexOf(year)) };
  });
  for (const page of roots.length > 0 ? pages : [])
    for (const { year, root } of page.split("/").length === 5 ? roots : [])
      if (page.startsWith(year)) yield { path: root + page, to: page };
}
