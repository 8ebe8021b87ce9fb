import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ADMIN_PAGES, adminPolicy } from "../../src/cms/policy.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { CommentEndpoint } from "../../src/domain/form.ts";
import { CmsSettings } from "../../src/domain/site.ts";
import { reportDelivery } from "../../src/gate/delivery.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-admin-"));
after(() => rmSync(scratch, { recursive: true, force: true }));
const comments = CommentEndpoint.parse({ provider: "netlify" });
const READERS = { for: "/*", policy: "form-action 'self'; connect-src 'self'" };

function written(repository?: string): string {
  const settings = CmsSettings.parse(repository ? { repository } : {});
  return [...adminPolicy(settings)].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
}

/** What is wrong with these header rules, as `code message`. */
function drift(cms: unknown, policy?: string): string[] {
  const file = join(scratch, "netlify.toml");
  const rules = [READERS, ...(policy === undefined ? [] : [{ for: ADMIN_PAGES, policy }])];
  writeFileSync(
    file,
    rules
      .map((rule) => `[[headers]]\nfor = "${rule.for}"\n[headers.values]\nContent-Security-Policy = "${rule.policy}"\n`)
      .join(""),
  );
  const report = new ProblemReport();
  reportDelivery({ comments, cms: cms === undefined ? undefined : CmsSettings.parse(cms) }, report, file);
  return report.problems.map(({ code, message }) => `${code} ${message}`);
}

test("the policy that the editor needs passes, in any order, and without the editor it does not matter", () => {
  assert.deepEqual(drift({}, written()), []);
  assert.deepEqual(drift({ repository: "owner/name" }, written("owner/name")), []);
  assert.deepEqual(drift({}, written().replace("'self' blob: data:", "data: 'self' blob:")), []);
  assert.deepEqual(drift(undefined, "script-src *"), []);
  assert.deepEqual(drift(undefined), []);
});

const SEEDED: readonly (readonly [string, unknown, string | undefined, RegExp])[] = [
  [
    "no policy of its own",
    {},
    undefined,
    /没有给 \/admin\/\* 写.*应当写成：default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
  ],
  [
    "scripts from a CDN",
    {},
    written().replace("script-src 'self'", "script-src 'self' https://unpkg.com"),
    /script-src 应当写成：script-src 'self' 'wasm-unsafe-eval';/,
  ],
  [
    "a host to talk to without a repository",
    {},
    written("owner/name"),
    /connect-src 应当写成：connect-src 'self' blob: data:;/,
  ],
  [
    "a repository that cannot be reached",
    { repository: "owner/name" },
    written(),
    /connect-src .*https:\/\/api\.github\.com;/,
  ],
  [
    "a directive that is missing",
    {},
    written().replace("; base-uri 'none'", ""),
    /base-uri 应当写成：base-uri 'none';/,
  ],
  ["a directive too many", {}, `${written()}; media-src *`, /media-src 应当删去。/],
];

for (const [name, cms, policy, says] of SEEDED) {
  test(`${name} is found`, () => {
    const found = drift(cms, policy);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0] ?? "", says);
    assert.match(found[0] ?? "", /^admin-policy /);
  });
}
