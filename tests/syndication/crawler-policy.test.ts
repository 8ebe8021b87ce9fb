import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../../src/domain/clock.ts";
import { robotsTxt, securityExpiry, securityTxt } from "../../src/syndication/crawler-policy.ts";
import { SITE } from "../fixtures/articles.ts";

/** Groups of robots.txt: names and their rules. */
function groups(text: string): { names: string[]; rules: string[] }[] {
  return text.split(/\n\n/).map((block) => {
    const lines = block.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    const names = lines.filter((line) => line.startsWith("User-agent: ")).map((line) => line.slice(12));
    return { names, rules: lines.filter((line) => /^(?:Allow|Disallow): /.test(line)) };
  });
}

test("crawlers for training are kept out, everyone else is let in", () => {
  const [training, everyone] = groups(robotsTxt(SITE));
  assert.deepEqual(training?.rules, ["Disallow: /"]);
  for (const name of ["GPTBot", "CCBot", "Google-Extended"]) assert.ok(training?.names.includes(name), name);
  for (const name of ["Googlebot", "Bingbot", "OAI-SearchBot", "*"]) assert.ok(!training?.names.includes(name), name);
  assert.deepEqual(everyone, { names: ["*"], rules: ["Allow: /"] });
});

test("security.txt expires within a year, and builds of one month are alike", () => {
  const securityOn = (moment: string) =>
    securityTxt({ ...SITE, expires: securityExpiry(new Clock(Date.parse(moment))) });
  const early = securityOn("2026-11-01T00:00:00Z");
  assert.equal(securityOn("2026-11-30T23:59:59Z"), early);
  const expires = Date.parse(/^Expires: (.*)$/m.exec(early)?.[1] ?? "");
  assert.ok(expires > Date.parse("2026-12-01") && expires < Date.parse("2027-11-01"));
});
