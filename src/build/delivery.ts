import { readFileSync } from "node:fs";
import { ProblemReport, placeAt, START } from "../content/problem-report.ts";
import { type FormSite, formOriginsOf } from "../domain/form.ts";
import { parseNetlifyConfig } from "../serve/netlify-config.ts";

const POLICY = "content-security-policy";
/** Below this address lie files that no form stands in. */
const NO_PAGES = "/assets/";
const POLICY_KEYS = new RegExp(`^\\s*"?${POLICY}"?\\s*=`, "gim");

/**
 * Checks that every Content-Security-Policy of the host's configuration lets readers send forms where site.json says,
 * and nowhere else: a browser blocks a post to a host that is not named, or a redirect through one, and shows the reader
 * nothing; a host that is named without need is a way out for what should not leave.
 *
 * @param file path of netlify.toml
 * @throws ProblemsError with `endpoint-not-allowed` and `endpoint-not-used`, each with the directive to write
 */
export function checkDelivery(site: Pick<FormSite, "comments">, file = "netlify.toml"): void {
  const toml = readFileSync(file, "utf8");
  const report = new ProblemReport();
  const policies = parseNetlifyConfig(toml).headers.flatMap(({ for: pages, values }) =>
    Object.entries(values).flatMap(([name, policy]) => (name.toLowerCase() === POLICY ? { pages, policy } : [])),
  );
  const places = [...toml.matchAll(POLICY_KEYS)].map(({ index, 0: key }) => placeAt(toml, index + key.search(/\S/)));
  for (const [at, { pages, policy }] of policies.entries()) {
    if (pages.startsWith(NO_PAGES)) continue;
    for (const { code, text } of driftOf(site, pages, policy)) report.add(code, file, text, places[at] ?? START);
  }
  if (policies.length === 0) report.add("endpoint-not-allowed", file, "没有写 Content-Security-Policy。");
  report.throwIfAny();
}

interface Drift {
  readonly code: "endpoint-not-allowed" | "endpoint-not-used";
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

/** Of a directive that is written twice the first counts (w3.org/TR/CSP3, parsing a serialized policy). */
export function directivesOf(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const text of policy.split(";")) {
    const [name = "", ...sources] = text.trim().split(/\s+/);
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}
