import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { z } from "zod";

const NetlifyConfig = z.object({
  headers: z.array(z.object({ for: z.string(), values: z.record(z.string(), z.string()) })).default([]),
  redirects: z
    .array(
      z.object({
        from: z.string(),
        /** Only for requests with these parameters. */
        query: z.record(z.string(), z.string()).default({}),
        to: z.string(),
        status: z.number().int().default(301),
        force: z.boolean().default(false),
      }),
    )
    .default([]),
});
export type NetlifyConfig = z.infer<typeof NetlifyConfig>;
export type Redirect = NetlifyConfig["redirects"][number];

/** Reads the headers and redirects of a netlify.toml (docs.netlify.com/configure-builds/file-based-configuration). */
export function readNetlifyConfig(path: string): NetlifyConfig {
  return parseNetlifyConfig(readFileSync(path, "utf8"));
}

export function parseNetlifyConfig(toml: string): NetlifyConfig {
  return NetlifyConfig.parse(parse(toml));
}

/** Headers for an address; where several rules set the same one, the later rule wins, as at Netlify. */
export function headersFor({ headers }: NetlifyConfig, path: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const rule of headers) {
    if (!matcher(rule.for).test(path)) continue;
    for (const [name, value] of Object.entries(rule.values))
      found.set(name.toLowerCase(), value.replace(/\s*\n\s*/g, " ").trim());
  }
  return found;
}

export interface Target {
  readonly status: number;
  readonly location: string;
  readonly force: boolean;
}

/** The first redirect that fits an address, with `:splat` and `:name` filled in. */
export function redirectFor(
  { redirects }: Pick<NetlifyConfig, "redirects">,
  path: string,
  parameters = new URLSearchParams(),
): Target | undefined {
  for (const { from, query, to, status, force } of redirects) {
    const match = matcher(from).exec(path);
    if (!match || Object.entries(query).some(([name, value]) => parameters.get(name) !== value)) continue;
    const location = to.replace(/:(\w+)/g, (whole, name: string) => match.groups?.[name] ?? whole);
    return { status, location, force };
  }
  return undefined;
}

/** Netlify's patterns: `*` at the end is `:splat`, `:name` is one part of the path; a trailing slash does not matter. */
function matcher(pattern: string): RegExp {
  const source = pattern.replace(/\/+$/, "").replace(/\/\*$|\*|:\w+|[.+?^${}()|[\]\\]/g, (part) => {
    if (part === "/*") return "(?:/(?<splat>.*))?";
    if (part === "*") return "[^/]*";
    return part.startsWith(":") ? `(?<${part.slice(1)}>[^/]+)` : `\\${part}`;
  });
  return new RegExp(`^${source}/?$`);
}
