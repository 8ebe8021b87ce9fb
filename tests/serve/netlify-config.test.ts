import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { COMMENT_FEED_FILE, FEED_FILES } from "../../src/domain/address.ts";
import { headersFor, readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { redirectFor } from "../../src/serve/redirect-for.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-netlify-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

function configOf(text: string) {
  const path = join(scratch, "netlify.toml");
  writeFileSync(path, text);
  return readNetlifyConfig(path);
}

const rules = configOf(`
[[headers]]
  for = "/*"
  [headers.values]
    X-One = "everywhere"
    Cache-Control = "short"
[[headers]]
  for = "/assets/*"
  [headers.values]
    Cache-Control = "long"
[[redirects]]
  from = "/feed"
  to = "/feed.xml"
[[redirects]]
  from = "/old/*"
  to = "/new/:splat"
  status = 302
[[redirects]]
  from = "/archives/:id"
  to = "/a/:id/"
[[redirects]]
  from = "/gone/"
  to = "/gone.html"
  status = 410
  force = true
`);

test("a later, narrower header rule wins over an earlier one", () => {
  assert.equal(headersFor(rules, "/about/").get("cache-control"), "short");
  assert.equal(headersFor(rules, "/assets/a.css").get("cache-control"), "long");
  assert.equal(headersFor(rules, "/assets/a.css").get("x-one"), "everywhere");
});

test("a redirect answers with and without a trailing slash and keeps splats and names", () => {
  assert.deepEqual(redirectFor(rules, "/feed/"), { status: 301, location: "/feed.xml", force: false });
  assert.deepEqual(redirectFor(rules, "/old/a/b"), { status: 302, location: "/new/a/b", force: false });
  assert.deepEqual(redirectFor(rules, "/archives/123"), { status: 301, location: "/a/123/", force: false });
  assert.equal(redirectFor(rules, "/feeds"), undefined);
  assert.equal(redirectFor(rules, "/archives/1/2"), undefined);
});

test("a redirect takes the request's parameters along unless its target has its own, and encodes its address", () => {
  const moving = configOf(`
[[redirects]]
  from = "/a"
  to = "/b#end"
[[redirects]]
  from = "/c"
  to = "/d?x=1"
[[redirects]]
  from = "/e/:name"
  to = "/f/:name/"
[[redirects]]
  from = "/g"
  to = "https://other.example/h"
[[redirects]]
  from = "/i"
  to = "/i.html"
  status = 410
`);
  const location = (path: string, query = "y=2") => redirectFor(moving, path, new URLSearchParams(query))?.location;
  assert.equal(location("/a"), "/b?y=2#end");
  assert.equal(location("/c"), "/d?x=1");
  assert.equal(location("/e/旧", ""), "/f/%E6%97%A7/");
  assert.equal(location("/g"), "https://other.example/h?y=2");
  assert.equal(location("/i"), "/i.html", "a file, not an address");
});

test("header rules are read as loosely as Netlify reads them", () => {
  const control = (path: string) => headersFor(rules, path).get("cache-control");
  assert.equal(control("/ASSETS/a.css"), "long");
  assert.equal(control("/assets"), "long");
  assert.equal(control("/assets.json"), "long");
  assert.equal(control("/my/assets/a.css"), "short");
});

test("a list over several lines becomes one; any other line break in a header is refused", () => {
  const headers = (value: string) =>
    headersFor(configOf(`[[headers]]\n  for = "/*"\n  [headers.values]\n    X-One = """${value}"""\n`), "/");
  assert.equal(headers("\n  a,\n  b , c\n").get("x-one"), "a, b, c");
  assert.throws(() => headers("a;\n  b"), /换行/);
});

test("no rule of ours says of an address that it may be kept for ever: the host applies it to what does not exist, too", () => {
  for (const { for: pages, values } of readNetlifyConfig("netlify.toml").headers)
    assert.doesNotMatch(values["Cache-Control"] ?? "", /immutable|max-age=[1-9]/, pages);
});

test("the site's own policy allows no inline code, no other host and no framing", () => {
  const policy = headersFor(readNetlifyConfig(), "/").get("content-security-policy") ?? "";
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/);
  for (const wanted of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
  ]) {
    assert.ok(policy.includes(wanted), wanted);
  }
});

test("every feed may be fetched by other sites, and nothing else but pictures and share cards", () => {
  const config = readNetlifyConfig("netlify.toml");
  const forAll = (path: string) => {
    const headers = headersFor(config, path);
    return [headers.get("access-control-allow-origin"), headers.get("cross-origin-resource-policy")];
  };
  const pages = ["/", "/hant/", "/sections/world/", "/hant/tags/a/", "/corrections/"];
  const feeds = pages.flatMap((page) => Object.values(FEED_FILES).map((file) => page + file));
  for (const path of [...feeds, `/2026/11/harbour-report/${COMMENT_FEED_FILE}`])
    assert.deepEqual(forAll(path), ["*", "cross-origin"], path);
  for (const path of ["/assets/pictures/a-1a2b3c-720.jpg", "/assets/cards/1a2b3c4d5e6f.png"])
    assert.deepEqual(forAll(path), [undefined, "cross-origin"], path);
  for (const path of [
    "/",
    "/2026/11/harbour-report/",
    "/pagefind/shards.json",
    "/sitemap.xml",
    "/admin/",
    "/_redirects",
  ])
    assert.deepEqual(forAll(path), [undefined, "same-origin"], path);
});

test("no answer leaves it to the browser what it is, where its reader came from, or who may share its process", () => {
  const config = readNetlifyConfig("netlify.toml");
  for (const path of ["/", "/2026/11/harbour-report/", "/feed.xml", "/assets/pictures/a-1a2b3c-720.jpg", "/admin/"]) {
    const headers = headersFor(config, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff", path);
    assert.equal(headers.get("referrer-policy"), "strict-origin-when-cross-origin", path);
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
    assert.match(headers.get("strict-transport-security") ?? "", /^max-age=31536000/, path);
    assert.match(headers.get("permissions-policy") ?? "", /camera=\(\).*geolocation=\(\)/, path);
  }
});
