import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

/**
 * A header's value as Netlify reads it: a list over several lines becomes one line at its commas, and only there.
 * Any other line break stays in the value, and such a header cannot be sent (github.com/netlify/cli/issues/7703).
 */
const HeaderValue = z
  .string()
  .transform((value) => value.trim().replace(/\s*,\s*/g, ", "))
  .refine(
    (value) => !/[\r\n]/.test(value),
    "响应头的值里有换行，Netlify 发不出去；在 netlify.toml 的行尾加一个反斜杠 \\",
  );

export const HostRedirect = z.object({
  from: z.string(),
  /** Only for requests with these parameters. */
  query: z.record(z.string(), z.string()).default({}),
  to: z.string(),
  status: z.number().int().default(301),
  force: z.boolean().default(false),
});

const NetlifyConfig = z.object({
  headers: z.array(z.object({ for: z.string(), values: z.record(z.string(), HeaderValue) })).default([]),
  redirects: z.array(HostRedirect).default([]),
});
export type NetlifyConfig = z.infer<typeof NetlifyConfig>;
export type Redirect = NetlifyConfig["redirects"][number];

/** The host's rules: `netlify.toml`, or what the environment names in its place. */
export const HOST_CONFIG = process.env.HOST_CONFIG || "netlify.toml";

/** Reads the headers and redirects of a netlify.toml (docs.netlify.com/configure-builds/file-based-configuration). */
export function readNetlifyConfig(path: string = HOST_CONFIG): NetlifyConfig {
  return parseNetlifyConfig(readFileSync(path, "utf8"));
}

export function parseNetlifyConfig(toml: string): NetlifyConfig {
  return NetlifyConfig.parse(parse(toml));
}

/** Headers for an address; where several rules set the same one, the later rule wins, as at Netlify. */
export function headersFor({ headers }: NetlifyConfig, path: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const rule of headers) {
    if (!compiled(rule, headerPattern, rule.for).test(path)) continue;
    for (const [name, value] of Object.entries(rule.values)) found.set(name.toLowerCase(), value);
  }
  return found;
}

export interface Target {
  readonly status: number;
  readonly location: string;
  readonly force: boolean;
}

/**
 * The first redirect that fits a decoded address, with `:splat` and `:name` filled in.
 * @param parameters of the request; a redirect (3xx) takes them along unless its target has some of its own
 */
export function redirectFor(
  { redirects }: { readonly redirects: readonly Redirect[] },
  path: string,
  parameters = new URLSearchParams(),
): Target | undefined {
  for (const redirect of redirects) {
    const { query, to, status, force } = redirect;
    const match = compiled(redirect, redirectPattern, redirect.from).exec(path);
    if (!match || Object.entries(query).some(([name, value]) => parameters.getAll(name).at(-1) !== value)) continue;
    const parts = match.groups ?? {};
    // What stands for nothing, as `:splat` does of the folder itself, leaves nothing.
    const target = to.replace(/:(\w+)/g, (whole, name: string) => (name in parts ? (parts[name] ?? "") : whole));
    const moved = status >= 300 && status < 400;
    return { status, location: moved ? withParameters(target, parameters) : target, force };
  }
  return undefined;
}

const ANY_SITE = "http://site";

function withParameters(target: string, parameters: URLSearchParams): string {
  const url = new URL(target, ANY_SITE);
  if (url.search === "") url.search = parameters.toString();
  return url.origin === ANY_SITE ? url.href.slice(ANY_SITE.length) : url.href;
}

const PATTERNS = new WeakMap<object, RegExp>();

/** A rule is asked about every address there is, and compiled once. */
function compiled(rule: object, compile: (pattern: string) => RegExp, pattern: string): RegExp {
  const known = PATTERNS.get(rule);
  if (known) return known;
  const expression = compile(pattern);
  PATTERNS.set(rule, expression);
  return expression;
}

/** `*` at the end is `:splat`, `:name` is one part of the path; a trailing slash does not matter. */
function redirectPattern(pattern: string): RegExp {
  const source = pattern.replace(/\/+$/, "").replace(/\/\*$|\*|:\w+|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === "/*") return "(?:/(?<splat>.*))?";
    if (part === "*") return ".*";
    return part.startsWith(":") ? `(?<${part.slice(1)}>[^/]+)` : `\\${part}`;
  });
  return new RegExp(`^${source}/?$`);
}

/**
 * Not as in redirects (github.com/netlify/build, packages/headers-parser): case does not matter, and the slash before
 * a `*` may be missing, so `/a/*` is true of `/ab.json` too.
 */
function headerPattern(pattern: string): RegExp {
  const parts = pattern.split("/").filter((part) => part !== "");
  const sources = parts.map((part) => {
    if (part.startsWith(":")) return "[^/]+";
    return part === "*" ? "?.*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  });
  return new RegExp(`^/${sources.join("/")}/?$`, "iu");
}
