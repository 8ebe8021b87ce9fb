import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../scripts/bench/random.ts";
import { MOST_REDIRECTS } from "../../../src/domain/old-addresses.ts";
import { addressesOf } from "../../../src/migration/addresses/addresses-of.ts";
import { unansweredBy } from "../../../src/migration/addresses/ask-site.ts";
import { laidSite } from "./laid-site.ts";
import { oldSite, STRUCTURES } from "./old-sites.ts";

for (const [at, structure] of Object.keys(STRUCTURES).entries()) {
  for (const [posts, han] of [
    [10_000, 0.5],
    [10_000, 1],
    [20_000, 0.8],
  ] as const)
    test(`${posts} posts with ${structure} permalinks, ${han * 100} of 100 in Han characters, are answered for by no more rules than the host serves well`, () => {
      const site = oldSite(seededRandom(at), structure, posts, "", han);
      const { answers } = addressesOf(site.index, site.articles, site.lists);
      assert.ok(answers.rules <= MOST_REDIRECTS, `${answers.rules}`);
      assert.deepEqual(answers.unanswered, []);
    });

  test(`500 posts with ${structure} permalinks: every address is answered in every spelling by half the rules`, async () => {
    const site = oldSite(seededRandom(100 + at), structure, 500);
    const all = addressesOf(site.index, site.articles, site.lists);
    const found = addressesOf(site.index, site.articles, site.lists, Math.round(all.answers.rules / 2));
    assert.ok(found.answers.rules <= found.answers.most);
    const { folder } = laidSite(site, found);
    assert.deepEqual(await unansweredBy(folder, { redirects: [] }, found.asked), []);
  });
}
