import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ContentPolicy } from "../../src/build/verify/policy.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { CommentSettings, framedService, programOf } from "../../src/domain/comment-service.ts";
import { reportDelivery } from "../../src/gate/delivery.ts";
import { HOST_CONFIG, readNetlifyConfig } from "../../src/serve/netlify-config.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-delivery-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const NETLIFY = { provider: "netlify" };
const FORMSPREE = { provider: "formspree", action: "https://formspree.io/f/abc" };
const GENERIC = {
  provider: "generic",
  action: "https://forms.example/c",
  redirectsVia: ["https://check.example/robot"],
  success: { json: { field: "ok", equals: true } },
};
const NAVIGATED = { provider: "generic", action: "https://forms.example/c" };

const FORMS = "form-action 'self'; connect-src 'self'";
const GISCUS = {
  ...{ provider: "giscus", forms: NETLIFY },
  ...{ repo: "paper/talk", repoId: "R_1", category: "公告", categoryId: "DIC_1" },
};
const ARTALK = { provider: "artalk", forms: FORMSPREE, server: "https://talk.example/api/", site: "来源" };
const ARTALK_PAGES =
  "form-action 'self' https://formspree.io; connect-src 'self' https://formspree.io; frame-src 'self'";
const ARTALK_FRAME = [
  "default-src 'none'; script-src 'self' https://cdn.jsdelivr.net/npm/artalk@2.9.1/dist/Artalk.js",
  "style-src 'self' 'unsafe-inline' https://cdn.jsdelivr.net/npm/artalk@2.9.1/dist/Artalk.css",
  "img-src 'self' data: https://talk.example; font-src 'self'; connect-src https://talk.example",
  "base-uri 'none'; object-src 'none'; frame-ancestors 'self'; form-action 'none'; upgrade-insecure-requests",
].join("; ");

/** What is wrong with these policies, one a header rule, as `line code message`. */
function drift(comments: unknown, ...policies: string[]): string[] {
  return driftAt("/*", comments, ...policies);
}

function driftAt(pages: string, comments: unknown, ...policies: string[]): string[] {
  const file = join(scratch, "netlify.toml");
  const rules = policies.map(
    (policy) =>
      `[[headers]]\n  for = "${pages}"\n  [headers.values]\n    Content-Security-Policy = """\n${policy}"""\n`,
  );
  writeFileSync(file, rules.join(""));
  return told(comments, file);
}

/** The same with a rule for the frame of a service behind that for all pages. */
function frameDrift(comments: unknown, pages: string, frame: string): string[] {
  const file = join(scratch, "netlify.toml");
  const rules = [["/*", pages] as const, ["/comment-frame/*", frame] as const].map(
    ([address, policy]) =>
      `[[headers]]\n  for = "${address}"\n  [headers.values]\n    Content-Security-Policy = """\n${policy}"""\n`,
  );
  writeFileSync(file, rules.join(""));
  return told(comments, file);
}

function told(comments: unknown, file: string): string[] {
  const report = new ProblemReport();
  reportDelivery({ comments: CommentSettings.parse(comments) }, report, file);
  return report.problems.map(({ line, code, message }) => `${line} ${code} ${message}`);
}

const RIGHT: readonly (readonly [string, unknown, string])[] = [
  ["Netlify", NETLIFY, "form-action 'self'; connect-src 'self'"],
  ["Formspree", FORMSPREE, "connect-src 'self' https://formspree.io; \\\n  form-action 'self' https://formspree.io"],
  [
    "an endpoint that redirects through another host",
    GENERIC,
    "form-action 'self' https://forms.example https://check.example; connect-src https://check.example https://forms.example 'self'",
  ],
  ["giscus", GISCUS, `${FORMS}; frame-src https://giscus.app`],
  ["a site that frames nothing and says so", NETLIFY, `${FORMS}; frame-src 'none'`],
  ["an endpoint no script asks", NAVIGATED, "form-action 'self' https://forms.example; connect-src 'self'"],
];

for (const [name, comments, policy] of RIGHT) {
  test(`the policy that ${name} needs, and no more, passes`, () => {
    assert.deepEqual(drift(comments, policy), []);
  });
}

test("the policy of files that are no pages need not speak of forms", () => {
  assert.deepEqual(driftAt("/assets/pictures/*", NETLIFY, "default-src 'none'"), []);
  assert.notDeepEqual(driftAt("/2025/*", NETLIFY, "default-src 'none'"), []);
});

const SEEDED: readonly (readonly [string, unknown, string, RegExp])[] = [
  [
    "a host the form is sent to and the policy does not name",
    FORMSPREE,
    "form-action 'self'; connect-src 'self' https://formspree.io",
    /^4 endpoint-not-allowed .*https:\/\/formspree\.io.*：form-action 'self' https:\/\/formspree\.io;$/,
  ],
  [
    "a host the script asks and the policy does not name",
    FORMSPREE,
    "form-action 'self' https://formspree.io; connect-src 'self'",
    /^4 endpoint-not-allowed .*connect-src 'self' https:\/\/formspree\.io;$/,
  ],
  [
    "a host it is redirected through",
    { ...NAVIGATED, redirectsVia: ["https://check.example/"] },
    "form-action 'self' https://forms.example; connect-src 'self'",
    /endpoint-not-allowed 没有放行 https:\/\/check\.example。/,
  ],
  [
    "a host that is left from another provider",
    NETLIFY,
    "form-action 'self' https://formspree.io; connect-src 'self'",
    /endpoint-not-used 放行了用不着的 https:\/\/formspree\.io。.*：form-action 'self';$/,
  ],
  [
    "a script's host where no script asks",
    NAVIGATED,
    "form-action 'self' https://forms.example; connect-src 'self' https://forms.example",
    /endpoint-not-used .*：connect-src 'self';$/,
  ],
  ["a service that may not be framed", GISCUS, FORMS, /endpoint-not-allowed .*：frame-src https:\/\/giscus\.app;$/],
  [
    "a service that is gone",
    NETLIFY,
    `${FORMS}; frame-src https://giscus.app`,
    /endpoint-not-used .*giscus\.app。.*frame-src 应当删去。$/,
  ],
  [
    "a frame without a policy of its own",
    ARTALK,
    ARTALK_PAGES,
    /endpoint-not-allowed 没有给 \/comment-frame\/\* 写.*script-src 'self' https:\/\/cdn\.jsdelivr\.net\/npm\/artalk@2\.9\.1\/dist\/Artalk\.js; /,
  ],
  ["a whole scheme", NETLIFY, "form-action 'self' https:; connect-src 'self'", /endpoint-not-used .*https:。/],
  ["a policy without form-action", NETLIFY, "connect-src 'self'", /endpoint-not-allowed .*：form-action 'self';$/],
  [
    "a second directive of the same name, which browsers pass over",
    FORMSPREE,
    "form-action 'self'; form-action 'self' https://formspree.io; connect-src 'self' https://formspree.io",
    /endpoint-not-allowed .*form-action/,
  ],
];

for (const [name, comments, policy, says] of SEEDED) {
  test(`${name} is found`, () => {
    const found = drift(comments, policy);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0] ?? "", says);
  });
}

test("the frame of a service has exactly what its program needs; where there is none, its rule does not matter", () => {
  assert.deepEqual(frameDrift(ARTALK, ARTALK_PAGES, ARTALK_FRAME), []);
  assert.deepEqual(frameDrift(NETLIFY, FORMS, "default-src *"), []);
  const wider = ARTALK_FRAME.replace("connect-src https://talk.example", "connect-src https:");
  assert.match(frameDrift(ARTALK, ARTALK_PAGES, wider).join(), /endpoint-not-allowed .* connect-src 应当写成/);
  const more = ARTALK_FRAME.replace("data: ", "data: https: ");
  assert.match(frameDrift(ARTALK, ARTALK_PAGES, more).join(), /endpoint-not-used .* img-src 应当写成/);
});

test("what the page of the frame loads is let through by what the build demands, and nothing beside it", () => {
  assert.deepEqual(frameDrift(ARTALK, ARTALK_PAGES, ARTALK_FRAME), []);
  const service = framedService(CommentSettings.parse(ARTALK));
  assert.ok(service);
  const { script, style } = programOf(service);
  const config = readNetlifyConfig(join(scratch, "netlify.toml"));
  const policy = new ContentPolicy(config, "https://paper.example").ofPage("/comment-frame/");
  const blocked = (load: string) => policy.blockedBy(load);
  assert.deepEqual([`script\t\t${script.url}`, `link\tstylesheet\t${style?.url}`].map(blocked), [undefined, undefined]);
  assert.equal(blocked(`script\t\t${script.url}.js`), "script-src");
  assert.equal(blocked(`script\t\t${new URL("/other.js", script.url)}`), "script-src");
});

test("the policy of every header rule counts, and having none is said", () => {
  const right = "form-action 'self'; connect-src 'self'";
  const found = drift(NETLIFY, right, "form-action *; connect-src 'self'");
  assert.deepEqual(
    found.map((text) => text.split(" ").slice(0, 2)),
    [
      ["9", "endpoint-not-allowed"],
      ["9", "endpoint-not-used"],
    ],
  );
  assert.match(drift(NETLIFY)[0] ?? "", /endpoint-not-allowed 没有写/);
});

test("the site's own configuration is right", () => {
  assert.deepEqual(told(NETLIFY, HOST_CONFIG), []);
});

test("a configuration that cannot be read is told with its place, and is no crash", () => {
  const file = join(scratch, "broken.toml");
  assert.match(told(NETLIFY, join(scratch, "none.toml")).join(), /^1 bad-host-file .*ENOENT/);
  writeFileSync(file, '[[headers]]\nfor = "/*\n');
  assert.match(told(NETLIFY, file).join(), /^2 bad-host-file /);
  writeFileSync(file, "[[headers]]\nfor = 5\nvalues = {}\n");
  assert.match(told(NETLIFY, file).join(), /bad-host-file headers\.0\.for/);
});
