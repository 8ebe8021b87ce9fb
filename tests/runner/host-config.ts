import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "smol-toml";
import { z } from "zod";
import { ADMIN_PAGES, adminPolicy } from "../../src/cms/policy.ts";
import { HOST_CONFIG } from "../../src/serve/netlify-config.ts";

const POLICY = "Content-Security-Policy";
const Rules = z.looseObject({
  headers: z.array(z.looseObject({ for: z.string(), values: z.record(z.string(), z.string()) })),
});

/**
 * The host's rules as the publications of the tests need them: where forms may go to, and what the editor may do, depends on
 * a publication's own settings, and so netlify.toml says what the live one needs. All else is as it stands there.
 */
export function fittedToTests(toml: string): string {
  const rules = Rules.parse(parse(toml));
  const headers = rules.headers.filter((rule) => rule.for !== ADMIN_PAGES);
  for (const { values } of headers) {
    const policy = values[POLICY];
    if (policy) values[POLICY] = policy.replace(/(?<=^|;\s*)(form-action|connect-src)\b[^;]*/g, "$1 'self'");
  }
  const editor = [...adminPolicy({ branch: "main" })]
    .map(([name, sources]) => `${[name, ...sources].join(" ")};`)
    .join(" ");
  headers.push({ for: ADMIN_PAGES, values: { [POLICY]: editor, "X-Robots-Tag": "noindex" } });
  return stringify({ ...rules, headers });
}

/** Has this process, and all that it starts, take the fitted rules for the host's. @returns what undoes it */
export function useFittedHostConfig(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-host-"));
  const file = join(folder, "netlify.toml");
  writeFileSync(file, fittedToTests(readFileSync(HOST_CONFIG, "utf8")));
  process.env.HOST_CONFIG = file;
  return () => rmSync(folder, { recursive: true, force: true });
}
