import assert from "node:assert/strict";
import { test } from "node:test";
import { pick, seededRandom } from "../../../scripts/bench/random.ts";
import { cardFilesOf, traditionalCardsOf } from "../../../src/build/cards/card-files.ts";
import { Clock } from "../../../src/domain/clock.ts";
import { cardCreditOf } from "../../../src/domain/share-card.ts";
import { xmpOf } from "../../../src/embedding/xmp.ts";
import { digestOf } from "../../../src/kept/digest.ts";
import { NO_ASSETS } from "../../../src/publication/page-shell.ts";
import { publicationOf } from "../../../src/publication/publication.ts";
import { CARDS_PATH, shellAt } from "../../../src/publication/share-cards.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";

test("two cards lie at one address when their letters and their files say the same, and only then, wherever the site lies and whatever it is called", () => {
  const random = seededRandom(37);
  const files = new Map<string, string>();
  const p = minimalPublication();
  const { articles, siteData } = p.read();
  for (let round = 0; round < 30; round += 1) {
    const url = pick(random, ["https://one.example", "https://two.example"]);
    const name = pick(random, ["甲报", "乙报"]);
    const region = pick(random, [undefined, "taiwan" as const, "hongkong" as const]);
    const traditional = region && { region, words: true, quotes: "corner" as const };
    const { traditional: _, ...rest } = siteData.site;
    const site = { ...rest, url, name, shareCards: true, ...(traditional && { traditional }) };
    const glossary = pick(random, [{}, { 公报: "公報刊" }]);
    const publication = publicationOf({ ...siteData, site }, { articles, assets: NO_ASSETS, clock: new Clock(0) });
    const all = cardFilesOf(publication, glossary);
    assert.ok(all.length > 2);
    for (const { card, address, edition, path } of all) {
      const xmp = xmpOf(cardCreditOf(card, address));
      const made = JSON.stringify([card, xmp, edition]);
      assert.equal(files.get(path) ?? made, made);
      files.set(path, made);
      // Of the packet byte for byte: another form of it is another file.
      assert.equal(path, `${CARDS_PATH}${digestOf([card, xmp, edition]).slice(0, 12)}.png`);
    }
    // What pages name is what is drawn, and its other edition.
    const paths = new Set(all.map(({ path }) => path));
    const others = traditionalCardsOf(publication, glossary);
    for (const { page } of all) {
      const { path = "" } = shellAt(page, publication).card ?? {};
      assert.ok(paths.has(path), page);
      assert.equal(paths.has(others.get(path) ?? ""), traditional !== undefined);
    }
  }
  assert.equal(new Set(files.values()).size, files.size);
});
