import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { TrustSettings } from "../../src/domain/trust.ts";
import { publisherOf } from "../../src/syndication/publisher.ts";
import { trustTxt } from "../../src/syndication/trust-txt.ts";
import { testBadInputs } from "../content/bad-input.ts";
import { SITE } from "../fixtures/articles.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { verdictsOf } from "../gate/verdicts.ts";

const TRUST = TrustSettings.parse({
  ownership: "/about/#money",
  unnamedSources: "/principles/",
  belongsTo: ["https://press.example/"],
  controlledBy: "https://owner.example/",
  social: ["https://social.example/paper"],
});

test("trust.txt says what is written down, whom to ask, and that nothing may train models", () => {
  const { url, contact } = SITE;
  assert.equal(
    trustTxt({ url, contact, trust: TRUST }),
    `belongto=https://press.example/\ncontrolledby=https://owner.example/\nsocial=https://social.example/paper\n` +
      `disclosure=${url}/about/#money\ncontact=mailto:${contact}\ndatatrainingallowed=no\n`,
  );
  assert.equal(trustTxt({ url, contact, trust: undefined }), `contact=mailto:${contact}\ndatatrainingallowed=no\n`);
});

test("the publisher is told by the same, and claims no policy that nobody has written", () => {
  const { url } = SITE;
  assert.deepEqual(
    Object.entries(publisherOf({ ...SITE, trust: TRUST })).find(([name]) => name === "ownershipFundingInfo")?.[1],
    `${url}/about/#money`,
  );
  assert.deepEqual(
    Object.keys(publisherOf(SITE)).filter((name) => /Funding|unnamed|sameAs/.test(name)),
    [],
  );
});

const trusts = (p: Publication, trust: Readonly<Record<string, unknown>>) =>
  p.siteData("site.json", { ...JSON.parse(readFileSync(join(minimalPublication().data, "site.json"), "utf8")), trust });

test("a policy on a page or at a place that is not there is found by check and build", async () => {
  for (const ownership of ["/money/", "/about/#money"]) {
    const p = minimalPublication();
    trusts(p, { ownership });
    const { check, build } = await verdictsOf(p);
    assert.match(JSON.stringify(check), /dead-(?:link|fragment)/);
    assert.deepEqual(build, check);
  }
});

testBadInputs({
  "a policy on a page of somebody else's": {
    spoil: (p) => trusts(p, { ownership: "https://other.example/money" }),
    code: "bad-value",
    variant: (p) => trusts(p, { ownership: "/principles/" }),
  },
});
