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

const PATTERNS = new WeakMap<object, RegExp>();

/** A rule is asked about every address there is, and compiled once. */
export function compiled(rule: object, compile: (pattern: string) => RegExp, pattern: string): RegExp {
  const known = PATTERNS.get(rule);
  if (known) return known;
  const expression = compile(pattern);
  PATTERNS.set(rule, expression);
  return expression;
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
