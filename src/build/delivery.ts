import { readFileSync } from "node:fs";
import { ADMIN_PAGES, adminPolicy } from "../cms/policy.ts";
import { ProblemReport, placeAt, START } from "../content/problem-report.ts";
import type { CmsSettings } from "../domain/cms-settings.ts";
import { type FormSite, formOriginsOf } from "../domain/form.ts";
import { parseNetlifyConfig } from "../serve/netlify-config.ts";

const POLICY = "content-security-policy";
interface DeliveredSite extends Pick<FormSite, "comments"> {
  readonly cms?: CmsSettings | undefined;
}

/** Below this address lie files that no form stands in. */
const NO_PAGES = "/assets/";
const POLICY_KEYS = new RegExp(`^\\s*"?${POLICY}"?\\s*=`, "gim");

/**
 * Checks that every Content-Security-Policy of the host's configuration lets readers send forms where site.json says,
 * and nowhere else: a browser blocks a post to a host that is not named, or a redirect through one, and shows the reader
 * nothing; a host that is named without need is a way out for what should not leave. The editor at `/admin/` has a policy
 * of its own, which is to be as it needs and no wider.
 *
 * @param file path of netlify.toml
 * @throws ProblemsError with `endpoint-not-allowed`, `endpoint-not-used` and `admin-policy`, each with what to write
 */
export function checkDelivery(site: DeliveredSite, file = "netlify.toml"): void {
  const toml = readFileSync(file, "utf8");
  const report = new ProblemReport();
  const policies = parseNetlifyConfig(toml).headers.flatMap(({ for: pages, values }) =>
    Object.entries(values).flatMap(([name, policy]) => (name.toLowerCase() === POLICY ? { pages, policy } : [])),
  );
  const places = [...toml.matchAll(POLICY_KEYS)].map(({ index, 0: key }) => placeAt(toml, index + key.search(/\S/)));
  for (const [at, { pages, policy }] of policies.entries()) {
    if (pages.startsWith(NO_PAGES)) continue;
    const drift = pages === ADMIN_PAGES ? adminDrift(site, policy) : driftOf(site, pages, policy);
    for (const { code, text } of drift) report.add(code, file, text, places[at] ?? START);
  }
  if (policies.length === 0) report.add("endpoint-not-allowed", file, "没有写 Content-Security-Policy。");
  if (site.cms && !policies.some(({ pages }) => pages === ADMIN_PAGES))
    report.add(
      "admin-policy",
      file,
      `没有给 ${ADMIN_PAGES} 写 Content-Security-Policy。应当写成：${written(adminPolicy(site.cms))}`,
    );
  report.throwIfAny();
}

interface Drift {
  readonly code: "endpoint-not-allowed" | "endpoint-not-used" | "admin-policy";
  readonly text: string;
}

/** @param pages the addresses the policy is for, as Netlify's pattern */
function driftOf(site: Pick<FormSite, "comments">, pages: string, policy: string): Drift[] {
  const directives = directivesOf(policy);
  return formOriginsOf(site).flatMap(([name, origins]): Drift[] => {
    const wanted = ["'self'", ...origins];
    const found = directives.get(name) ?? [];
    const missing = wanted.filter((source) => !found.includes(source)).join("、");
    const needless = found.filter((source) => !wanted.includes(source)).join("、");
    const advice = `${pages} 的 ${name} 应当写成：${[name, ...wanted].join(" ")};`;
    return [
      ...(missing ? [{ code: "endpoint-not-allowed" as const, text: `没有放行 ${missing}。${advice}` }] : []),
      ...(needless ? [{ code: "endpoint-not-used" as const, text: `放行了用不着的 ${needless}。${advice}` }] : []),
    ];
  });
}

/** Without the editor nothing lies at its address, and its rule does not matter. */
function adminDrift({ cms }: DeliveredSite, policy: string): Drift[] {
  if (!cms) return [];
  const found = directivesOf(policy);
  const wanted = adminPolicy(cms);
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((name): Drift[] => {
    const [is, should] = [found.get(name), wanted.get(name)];
    if (is && should && new Set(is).size === new Set([...is, ...should]).size && is.length === should.length) return [];
    const advice = should ? `应当写成：${written(new Map([[name, should]]))}` : "应当删去。";
    return [{ code: "admin-policy", text: `${ADMIN_PAGES} 的 ${name} ${advice}` }];
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
