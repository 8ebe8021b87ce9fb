import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { headersFor, readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { builtFixture, builtSite } from "./built-site.ts";

const site = builtSite();
const read = (file: string) => readFileSync(join(site.folder, file), "utf8");
const admin = site.files.filter((file) => file.startsWith("admin/"));

test("the editor is there with everything it needs, and asks nobody else for files", () => {
  const page = read("admin/index.html");
  const [, script = ""] = /<script type="module" src="\/(admin\/[^"]+)"/.exec(page) ?? [];
  assert.ok(admin.includes(script), script);
  assert.doesNotMatch(page, /https?:/);
  const scripts = admin.filter((file) => file.endsWith(".js")).map(read);
  const fonts = scripts.flatMap((text) =>
    [...text.matchAll(/url\(\/(admin\/[^)]+\.woff2)\)/g)].map(([, file = ""]) => file),
  );
  assert.ok(fonts.length > 0);
  assert.deepEqual(
    fonts.filter((file) => !admin.includes(file)),
    [],
  );
  assert.ok(!scripts.some((text) => /cdn\.jsdelivr|githubstatus\.com\/api/.test(text)));
});

test("no page, feed, site map or search result leads to the editor, and search engines are told to stay away", () => {
  const told = site.files.filter((file) => !admin.includes(file) && /\.(?:html|xml|json|txt)$/.test(file));
  assert.deepEqual(
    told.filter((file) => read(file).includes("/admin/")),
    [],
  );
  assert.match(read("admin/index.html"), /<meta name="robots" content="noindex">/);
  const headers = headersFor(readNetlifyConfig(), "/admin/");
  assert.equal(headers.get("x-robots-tag"), "noindex");
  assert.doesNotMatch(headers.get("content-security-policy") ?? "", /trusted-types/);
  assert.match(headersFor(readNetlifyConfig(), "/").get("content-security-policy") ?? "", /trusted-types/);
});

test("a publication that has not switched it on has no editor", () => {
  assert.deepEqual(
    builtFixture("every-feature").files.filter((file) => file.startsWith("admin/")),
    [],
  );
});
