import { z } from "zod";
import { hasDotStep, hidesCharacters, unwritable } from "./address.ts";

/**
 * So many rules the host documents as the most that are well served one by one (docs.netlify.com/manage/routing/redirects:
 * "if you need to set up 10,000 redirects or more"): its matcher goes through them in order.
 */
export const MOST_REDIRECTS = 10_000;

const NAME = /^:[a-z][a-z0-9]*$/;
/** A path, and behind `?` what a request has to ask for; what a step may be `isPattern` says. */
const SHAPE = /^\/(?!\/)[^\s#<>"'`\\]*$/;

const isSafe = (address: string) => SHAPE.test(address) && !hasDotStep(address);

const showsAll = (address: string) => !hidesCharacters(address);

const Rule = z
  .strictObject({
    from: z.string().max(500).refine(isPattern, "bad-old-address").refine(showsAll, "forbidden-in-address").meta({
      description: "旧地址，如 /category/world/*、/?cat=7；一段写 :名称 代表任何一段，末尾的 /* 代表它和它下面的一切",
    }),
    to: z.string().max(500).refine(isSafe, "bad-alias").refine(showsAll, "forbidden-in-address").optional().meta({
      description: "转到本站的哪里，如 /sections/world/；from 里的 :名称 可以照写。不写就是没有了，答复 410",
    }),
  })
  .refine(({ from, to = "" }) => namesIn(to).every((name) => namesIn(from).includes(name)), {
    message: "unbound-name",
    path: ["to"],
  });

/** `_data/old-addresses.json`: addresses of an earlier site that are no article's. What is an article's stands in its `aliases`. */
export const OldAddresses = z.strictObject({
  belowAliases: z.boolean().default(false).meta({
    description: "文章的旧地址下面的一切（feed、amp、附件页、第二页）也转到这篇文章",
  }),
  rules: z.array(Rule).default([]).meta({ description: "不分先后：写得越具体的越先" }),
});
export type OldAddresses = z.infer<typeof OldAddresses>;
export type OldAddressRule = OldAddresses["rules"][number];

export const NO_OLD_ADDRESSES: OldAddresses = { belowAliases: false, rules: [] };

/** A rule of the host, without what it answers. */
export interface AddressPattern {
  /** As a browser sends it, with `:name` and `/*`. */
  readonly from: string;
  /** What a request has to ask for; a value `:name` stands for any. */
  readonly query: Readonly<Record<string, string>>;
}

/** Takes the address of a rule apart. */
export function readPattern(from: string): AddressPattern {
  const { pathname, searchParams } = new URL(from, "http://site");
  return { from: pathname, query: Object.fromEntries(searchParams) };
}

/** Whether no one address alone is meant. */
export function isOpen({ from, query }: AddressPattern): boolean {
  return /[:*]/.test(from) || Object.keys(query).length > 0;
}

/** What of a rule the host cannot say, one Chinese clause; undefined when it can. */
export function unwritablePattern(from: string): string | undefined {
  return unwritable(from.replace(/\/\*(?=\?|$)/, "/").replace(/=:[a-z][a-z0-9]*(?=&|$)/g, "=x"))?.reason;
}

/**
 * Orders rules so that the first that fits is the one that says most: a host takes the first. What asks for something comes
 * before what does not; then step by step a word before a name before everything below.
 */
export function bySpecificity(a: AddressPattern, b: AddressPattern): number {
  const asked = Object.keys(b.query).length - Object.keys(a.query).length;
  if (asked !== 0) return asked;
  const [steps, others] = [stepsOf(a.from), stepsOf(b.from)];
  for (let at = 0; at < Math.max(steps.length, others.length); at += 1) {
    const difference = rankOf(steps[at]) - rankOf(others[at]);
    if (difference !== 0) return difference;
  }
  return openValues(a) - openValues(b);
}

/** Puts rules in that order; of two that say as much the one that stood first. Of a hundred thousand rules few shapes are compared. */
export function sortedBySpecificity<R extends AddressPattern>(rules: Iterable<R>): R[] {
  const alike = new Map<string, [R, ...R[]]>();
  for (const rule of rules) {
    const shape = specificityOf(rule);
    const group = alike.get(shape);
    if (group) group.push(rule);
    else alike.set(shape, [rule]);
  }
  return [...alike.values()].sort(([a], [b]) => bySpecificity(a, b)).flat();
}

/** How much a rule says: of two rules, nothing else decides which comes first. */
export function specificityOf(rule: AddressPattern): string {
  return `${Object.keys(rule.query).length} ${stepsOf(rule.from).map(rankOf).join("")} ${openValues(rule)}`;
}

function stepsOf(path: string): string[] {
  return path.split("/").filter((step) => step !== "");
}

function rankOf(step: string | undefined): number {
  if (step === undefined) return 0;
  if (step === "*") return 3;
  return step.startsWith(":") ? 2 : 1;
}

function openValues({ query }: AddressPattern): number {
  return Object.values(query).filter((value) => value.startsWith(":")).length;
}

function isPattern(address: string): boolean {
  if (!isSafe(address)) return false;
  const [path = "", ...rest] = address.split("?");
  const steps = path.split("/");
  const sound = steps.every(
    (step, at) => (step === "*" && at === steps.length - 1) || !/[:*]/.test(step) || NAME.test(step),
  );
  const values = [...new URLSearchParams(rest.join("?")).values()];
  const named = namesIn(address);
  return (
    sound &&
    values.every((value) => !/[:*]/.test(value) || NAME.test(value)) &&
    new Set(named).size === named.length &&
    !steps.includes(":splat")
  );
}

/** Names that stand for something, `:splat` where everything below is meant. @param address of a rule, or where it leads */
function namesIn(address: string): string[] {
  const below = /\/\*(?:\?|$)/.test(address) ? [":splat"] : [];
  return [...(address.match(/(?<=[/=]):[a-z][a-z0-9]*/g) ?? []), ...below];
}
