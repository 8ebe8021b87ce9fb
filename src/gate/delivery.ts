import { readFileSync } from "node:fs";
import { TomlError } from "smol-toml";
import { z } from "zod";
import { ADMIN_PAGES, adminPolicy } from "../cms/policy.ts";
import { type ProblemReport, placeAt, START } from "../content/problem-report.ts";
import { errorCode, throwIfOfMachine } from "../content/text-file.ts";
import { type CommentSettings, FRAME_PATH, framedService, framePolicyOf } from "../domain/comment-service.ts";
import { traditionalAddress } from "../domain/edition.ts";
import { formOriginsOf } from "../domain/form.ts";
import { type MediaSettings, siteFrameSources, siteMediaSources } from "../domain/media-policy.ts";
import type { CmsSettings } from "../domain/site.ts";
import { type NetlifyConfig, parseNetlifyConfig } from "../serve/netlify-config.ts";

const POLICY = "content-security-policy";
interface DeliveredSite {
  readonly comments: CommentSettings;
  readonly cms?: CmsSettings | undefined;
  readonly media?: MediaSettings | undefined;
  /** Whether articles play files of the site. */
  readonly ownMedia?: boolean;
}

/** The header rule of netlify.toml that is for the frame in which a service of comments runs. */
const FRAME_PAGES = `${FRAME_PATH}*`;
/** Below these addresses lie files that no form stands in. */
const NO_PAGES = ["/assets/", traditionalAddress("/assets/")];
const POLICY_KEYS = new RegExp(`^\\s*"?${POLICY}"?\\s*=`, "gim");

/**
 * Checks that every Content-Security-Policy of the host's configuration lets readers send forms where site.json says,
 * and nowhere else: a browser blocks a post to a host that is not named, or a redirect through one, and shows the reader
 * nothing; a host that is named without need is a way out for what should not leave. The editor at `/admin/` has a policy
 * of its own, which is to be as it needs and no wider.
 *
 * Reports `bad-host-file`, or `endpoint-not-allowed`, `endpoint-not-used` and `admin-policy`, each with what to write.
 *
 * @param file path of netlify.toml
 * @returns the configuration; undefined when it cannot be read
 */
export function reportDelivery(site: DeliveredSite, report: ProblemReport, file: string): NetlifyConfig | undefined {
  const toml = textOf(file, report);
  const config = toml === undefined ? undefined : configIn(toml, file, report);
  if (toml === undefined || !config) return undefined;
  const policies = config.headers.flatMap(({ for: pages, values }) =>
    Object.entries(values).flatMap(([name, policy]) => (name.toLowerCase() === POLICY ? { pages, policy } : [])),
  );
  const places = [...toml.matchAll(POLICY_KEYS)].map(({ index, 0: key }) => placeAt(toml, index + key.search(/\S/)));
  for (const [at, { pages, policy }] of policies.entries()) {
    if (NO_PAGES.some((folder) => pages.startsWith(folder))) continue;
    const drift = driftIn(site, pages, policy);
    for (const { code, text } of drift) report.add(code, file, text, places[at] ?? START);
  }
  const service = framedService(site.comments);
  if (service && !policies.some(({ pages }) => pages === FRAME_PAGES))
    report.add(
      "endpoint-not-allowed",
      file,
      `没有给 ${FRAME_PAGES} 写 Content-Security-Policy，评论服务打不开。应当写成：${written(framePolicyOf(service))}`,
    );
  if (policies.length === 0) report.add("endpoint-not-allowed", file, "没有写 Content-Security-Policy。");
  if (site.cms && !policies.some(({ pages }) => pages === ADMIN_PAGES))
    report.add(
      "admin-policy",
      file,
      `没有给 ${ADMIN_PAGES} 写 Content-Security-Policy。应当写成：${written(adminPolicy(site.cms))}`,
    );
  return config;
}

function textOf(file: string, report: ProblemReport): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throwIfOfMachine(error);
    report.add("bad-host-file", file, `读不了这个文件（${errorCode(error)}）。`);
    return undefined;
  }
}

function configIn(toml: string, file: string, report: ProblemReport): NetlifyConfig | undefined {
  try {
    return parseNetlifyConfig(toml);
  } catch (error) {
    if (error instanceof TomlError)
      report.add("bad-host-file", file, `这里不合 TOML 的写法：${firstLineOf(error.message)}。`, error);
    else if (error instanceof z.ZodError)
      for (const { path, message } of error.issues)
        report.add("bad-host-file", file, `${path.join(".")} 的写法不对：${message}。`);
    else throw error;
    return undefined;
  }
}

function firstLineOf(text: string): string {
  return text.split("\n")[0] ?? "";
}

interface Drift {
  readonly code: "endpoint-not-allowed" | "endpoint-not-used" | "admin-policy";
  readonly text: string;
}

/** @param pages the addresses the policy is for, as Netlify's pattern */
function driftIn(site: DeliveredSite, pages: string, policy: string): Drift[] {
  if (pages === ADMIN_PAGES) return adminDrift(site, policy);
  return pages === FRAME_PAGES ? frameDrift(site, policy) : driftOf(site, pages, policy);
}

function driftOf(site: DeliveredSite, pages: string, policy: string): Drift[] {
  const directives = directivesOf(policy);
  const sources = [
    ...formOriginsOf(site).map(([name, origins]) => [name, ["'self'", ...origins]] as const),
    // Nothing is framed but what shows comments and what articles may play; without it, by default.
    ["frame-src", siteFrameSources(site)] as const,
    ["media-src", siteMediaSources(site, site.ownMedia)] as const,
  ];
  return sources.flatMap(([name, wanted]): Drift[] => {
    const found = (directives.get(name) ?? []).filter((source) => source !== "'none'");
    const missing = wanted.filter((source) => !found.includes(source)).join("、");
    // Whoever has no video yet may let pages play those of the site.
    const may = name === "media-src" ? [...wanted, "'self'"] : wanted;
    const needless = found.filter((source) => !may.includes(source)).join("、");
    const advice = `${pages} 的 ${name} 应当${wanted.length > 0 ? `写成：${[name, ...wanted].join(" ")};` : "删去。"}`;
    return [
      ...(missing ? [{ code: "endpoint-not-allowed" as const, text: `没有放行 ${missing}。${advice}` }] : []),
      ...(needless ? [{ code: "endpoint-not-used" as const, text: `放行了用不着的 ${needless}。${advice}` }] : []),
    ];
  });
}

/** Without the editor nothing lies at its address, and its rule does not matter. */
function adminDrift({ cms }: DeliveredSite, policy: string): Drift[] {
  return cms ? exactDrift(ADMIN_PAGES, adminPolicy(cms), policy, () => "admin-policy") : [];
}

/** The same of a service of comments and its frame. */
function frameDrift({ comments }: DeliveredSite, policy: string): Drift[] {
  const service = framedService(comments);
  if (!service) return [];
  return exactDrift(FRAME_PAGES, framePolicyOf(service), policy, (lacks) =>
    lacks ? "endpoint-not-allowed" : "endpoint-not-used",
  );
}

/** @param codeOf what to call a directive that is not as it should be, and lacks something or has too much */
function exactDrift(
  pages: string,
  wanted: ReadonlyMap<string, readonly string[]>,
  policy: string,
  codeOf: (lacks: boolean) => Drift["code"],
): Drift[] {
  const found = directivesOf(policy);
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((name): Drift[] => {
    const [is, should] = [found.get(name), wanted.get(name)];
    if (is && should && new Set(is).size === new Set([...is, ...should]).size && is.length === should.length) return [];
    const advice = should ? `应当写成：${written(new Map([[name, should]]))}` : "应当删去。";
    const lacks = should?.some((source) => !is?.includes(source)) ?? false;
    return [{ code: codeOf(lacks), text: `${pages} 的 ${name} ${advice}` }];
  });
}

function written(directives: ReadonlyMap<string, readonly string[]>): string {
  return [...directives].map(([name, sources]) => `${[name, ...sources].join(" ")};`).join(" ");
}

/** Of a directive that is written twice the first counts (w3.org/TR/CSP3, parsing a serialized policy). */
export function directivesOf(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const text of policy.split(";")) {
    const [name = "", ...sources] = text.trim().split(/\s+/);
    if (name !== "" && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}
