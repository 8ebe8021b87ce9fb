import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pick, seededRandom } from "../../scripts/bench/random.ts";
import { ALIAS, aliasKey, readAlias, unwritable } from "../../src/domain/address.ts";
import { formatRedirects, REDIRECTS_FILE, readAsHost, readRedirects } from "../../src/serve/redirects-file.ts";

const folder = mkdtempSync(join(tmpdir(), "laiyuan-alias-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("whatever old address is let through, the host and our server read from the file what was written", async () => {
  const random = seededRandom(28);
  const pieces: [string, ...string[]] = [
    "/",
    ..."/?&=+.;_~!a1",
    "%20",
    "%2A",
    "%3D",
    "%26",
    "%23",
    "%3A",
    "%D6%D0",
    "%E6%97%A7",
    "旧",
    "id=7",
    "http:",
  ];
  const aliases = Array.from({ length: 4000 }, () => {
    return `/${Array.from({ length: 1 + Math.floor(random() * 7) }, () => pick(random, pieces)).join("")}`;
  }).filter((alias) => ALIAS.test(alias));
  const written = aliases.filter((alias) => unwritable(alias) === undefined);
  const rules = written.map((alias, index) => {
    const { sent, query } = readAlias(alias);
    return { from: sent, query, to: `/to-${index}/`, status: 301, force: true };
  });
  writeFileSync(join(folder, REDIRECTS_FILE), formatRedirects(rules));
  const { rules: read, faults } = await readAsHost(folder);
  assert.deepEqual(faults, []);
  const both = new Map(read.map((rule) => [`${rule.from} ${rule.to}`, rule]));
  for (const rule of rules) assert.deepEqual(both.get(`${rule.from} ${rule.to}`), rule);
  assert.deepEqual(readRedirects(folder), read);
  assert.ok(written.length > 500 && aliases.length - written.length > 500, "both kinds are among them");
});

test("an old address that cannot be written is told with the nearest that can", () => {
  for (const [alias, nearest] of [
    ["/?name=a+b", undefined],
    ["/?t=a%20b&id=7", "/?id=7"],
    ["/showthread.php?1234-abc", "/showthread.php"],
    ["/index.php?/news/view/12", "/index.php"],
    ["/go?u=x=y", "/go"],
    ["/a%2Ab", undefined],
  ] as const) {
    const fault = unwritable(alias);
    assert.ok(fault, alias);
    assert.equal(fault.nearest, nearest);
    if (nearest) assert.equal(unwritable(nearest), undefined, nearest);
  }
  for (const alias of ["/?p=123", "/旧文", "/news?id=7&lang=zh", "/go?u=a%26b", "/%D6%D0.html"])
    assert.equal(unwritable(alias), undefined, alias);
  assert.notEqual(aliasKey("/?a=1"), aliasKey("/?a=2"));
});
