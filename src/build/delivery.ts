import { join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import type { Site } from "../domain/site.ts";
import { headersFor, readNetlifyConfig } from "../serve/netlify-config.ts";

/**
 * Checks that the host's Content-Security-Policy lets readers send comments where site.json says.
 * A browser blocks a form post that `form-action` does not name, and shows the reader nothing.
 *
 * @throws ProblemsError with `endpoint-not-allowed`
 */
export function checkDelivery({ comments }: Site, data: string): void {
  if (comments.provider === "netlify") return;
  const policy = headersFor(readNetlifyConfig("netlify.toml"), "/").get("content-security-policy") ?? "";
  const allowed = /form-action ([^;]*)/.exec(policy)?.[1]?.split(/\s+/) ?? [];
  const { origin } = new URL(comments.action);
  if (allowed.includes(origin)) return;
  const report = new ProblemReport();
  report.add("endpoint-not-allowed", join(data, "site.json"), `评论发往 ${origin}，netlify.toml 却没有放行。`);
  report.throwIfAny();
}
