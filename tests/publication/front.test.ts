import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { type Article, type Block, leadPictureOf } from "../../src/domain/article.ts";
import { type FrontPlan, NO_PLAN, WEIGHTS } from "../../src/domain/front.ts";
import { isNews, isPaidFor, type OfGenre } from "../../src/domain/genre.ts";
import { type FrontPage, frontOf, sectionLeadOf } from "../../src/publication/front.ts";
import { articleOn, HOUSE, NEWS } from "../fixtures/articles.ts";

const WORLD = { ...NEWS, key: "world" };
const SECTIONS = [NEWS, HOUSE, WORLD, ...["tech", "arts"].map((key) => ({ ...NEWS, key }))] as const;
const SPONSOR = { name: "银行", url: "https://bank.example/", byNewsroom: false };
const NEWEST = 40;
const SEEDS = 60;

const picture: Block = {
  kind: "picture",
  picture: {
    name: "p",
    shown: true,
    file: "p.png",
    alt: "图",
    width: 900,
    height: 600,
    digest: "0".repeat(64),
    credit: { name: "公报" },
    licence: "CC BY 4.0",
  },
};
const tag = (key: string) => ({ key, name: key });

/** Mostly none. */
function genreFrom(random: Random): OfGenre {
  const drawn = random();
  if (drawn > 0.25) return {};
  return drawn > 0.1 ? { genre: "opinion" } : { genre: "sponsored", sponsor: SPONSOR };
}

/** Newest first, with whatever sections, pictures, weights and subjects. */
function drawn(seed: number): { readonly list: readonly Article[]; readonly plan: FrontPlan } {
  const random = seededRandom(seed);
  const share = pick(random, [0, 0.3, 1]);
  const count = pick(random, [between(random, 0, 13), between(random, 14, 60), between(random, 61, 600)]);
  const list = Array.from({ length: count }, (_, index) =>
    articleOn((count - index) / 8, {
      slug: `a-${index}`,
      title: "题".repeat(between(random, 4, 60)),
      section: pick(random, [...SECTIONS]),
      weight: pick(random, ["normal", ...WEIGHTS]),
      ...genreFrom(random),
      tags: random() < 0.6 ? [tag(`t-${between(random, 0, 9)}`)] : [],
      body: random() < share ? [picture] : [],
    }),
  );
  const ids = list.flatMap((article) => (random() < 0.05 && !isPaidFor(article) ? article.id : []));
  const some = (most: number) => ids.splice(0, between(random, 0, most));
  const lead = random() < 0.5 ? some(1)[0] : undefined;
  return { list, plan: { ...(lead && { lead }), stories: some(6), picks: some(6), ends: [] } };
}

function front(list: readonly Article[], plan = NO_PLAN): FrontPage {
  const sections = SECTIONS.map((section) => ({ section, articles: list.filter((one) => one.section === section) }));
  return frontOf(list, sections, plan);
}

function shownOn({ opening, stream, opinions, bands }: FrontPage): Article[] {
  return [...opening, ...stream, ...opinions, ...bands.flatMap(({ articles }) => articles)];
}

test("none of the forty newest is missing on the front page, and nothing stands there twice", () => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const { list, plan } = drawn(seed);
    const shown = shownOn(front(list, plan));
    assert.equal(new Set(shown).size, shown.length, `seed ${seed}`);
    assert.deepEqual(
      list
        .filter((article) => !isPaidFor(article))
        .slice(0, NEWEST)
        .filter((article) => !shown.includes(article)),
      [],
      `seed ${seed}`,
    );
  }
});

test("what was paid for stands in a place of its own, and no opinion leads the page where there is news and nobody put it there", () => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const { list, plan } = drawn(seed);
    const page = front(list, plan);
    assert.deepEqual(shownOn(page).filter(isPaidFor), [], `seed ${seed}`);
    assert.ok(page.advertisements.every(isPaidFor), `seed ${seed}`);
    assert.ok(!page.discussed.some(isPaidFor), `seed ${seed}`);
    assert.ok(page.opinions.length !== 1 && page.opinions.every(({ genre }) => genre === "opinion"), `seed ${seed}`);
    const [lead] = page.opening;
    const news = list
      .filter((article) => !isPaidFor(article))
      .slice(0, NEWEST)
      .some((article) => article.section.front && isNews(article));
    if (lead && news && lead.id !== plan.lead) assert.ok(isNews(lead), `seed ${seed}`);
    for (const section of SECTIONS) {
      const own = list.filter((one) => one.section === section);
      assert.deepEqual(sectionLeadOf(own, plan).filter(isPaidFor), [], `seed ${seed}`);
    }
  }
});

test("what editors have put first stands first, in their order, and the rest is filled up behind it", () => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const { list, plan } = drawn(seed);
    const { opening, bands } = front(list, plan);
    const [lead, ...others] = opening.map(({ id }) => id);
    if (plan.lead) assert.equal(lead, plan.lead, `seed ${seed}`);
    assert.deepEqual(others.slice(0, plan.stories.length), plan.stories, `seed ${seed}`);
    for (const { section, articles } of bands) {
      if (!section) continue;
      const picks = plan.picks.filter((id) => list.some((one) => one.id === id && one.section === section));
      assert.deepEqual(
        articles.slice(0, picks.length).map(({ id }) => id),
        picks,
        `seed ${seed}`,
      );
    }
  }
});

test("where nobody decides, weight, a picture and newness do, and the second story of a subject waits", () => {
  const plain = Array.from({ length: 30 }, (_, index) => articleOn((30 - index) / 24, { slug: `a-${index}` }));
  const changed = (index: number, changes: Partial<Article>) =>
    plain.with(index, { ...(plain[index] ?? articleOn(0)), ...changes });
  const leadOf = (list: readonly Article[]) => front(list).opening[0]?.slug;
  assert.equal(leadOf(plain), "a-0");
  assert.equal(leadOf(changed(9, { weight: "high" })), "a-9");
  assert.equal(leadOf(changed(5, { body: [picture] })), "a-5");
  assert.equal(leadOf(changed(0, { weight: "low" })), "a-1");
  assert.equal(leadOf(changed(0, { section: HOUSE })), "a-1");
  const talks = plain.map((article, index) => (index < 8 ? { ...article, tags: [tag("talks")] } : article));
  const { opening } = front(talks);
  assert.equal(opening.filter(({ tags }) => tags.length > 0).length, 1);
});

test("where there is more news of a section its band is larger, with pictures where it has any", () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    articleOn((200 - index) / 24, {
      slug: `a-${index}`,
      section: pick(seededRandom(index), [NEWS, NEWS, NEWS, WORLD]),
      body: index % 3 === 0 ? [picture] : [],
    }),
  );
  const { opening, bands } = front(many);
  const sizes = new Map(bands.map(({ section, articles }) => [section?.key, articles.length]));
  assert.ok((sizes.get("news") ?? 0) > (sizes.get("world") ?? 0));
  const shown = [...opening, ...bands.flatMap(({ articles }) => articles)];
  assert.ok(shown.filter((article) => leadPictureOf(article)).length > shown.length / 3);
});

test("a section is led by what editors have picked for it, otherwise by a story with a picture, and a small one by none", () => {
  const list = Array.from({ length: 20 }, (_, at) =>
    articleOn(20 - at, { slug: `a-${at}`, body: at === 3 ? [picture] : [] }),
  );
  const leads = (plan = NO_PLAN, articles: readonly Article[] = list) =>
    sectionLeadOf(articles, plan).map(({ id }) => id);
  assert.deepEqual([leads()[0], leads().length], ["a-3", 4]);
  assert.deepEqual(leads({ ...NO_PLAN, picks: ["a-9", "elsewhere"] }).slice(0, 1), ["a-9"]);
  assert.deepEqual(leads(NO_PLAN, list.slice(0, 5)), []);
});

test("what is most discussed is of the last days, and nothing where nobody says anything", () => {
  const comment = { id: "c", name: "甲", text: "好。", date: articleOn(0).published, website: undefined };
  const said = (count: number) => Array.from({ length: count }, () => comment) as never[];
  const list = Array.from({ length: 30 }, (_, index) => articleOn(30 - index, { slug: `a-${index}` }));
  const talked = list.map((article, index) => ({
    ...article,
    comments: said(index === 20 ? 99 : index % 4 === 1 ? index : 0),
  }));
  assert.deepEqual(front(list).discussed, []);
  assert.deepEqual(
    front(talked).discussed.map(({ slug }) => slug),
    ["a-13", "a-9", "a-5", "a-1"],
  );
});

test("where many have pictures so many stand on the front page, whatever news without them there is", () => {
  for (let seed = 0; seed < 12; seed += 1) {
    const random = seededRandom(seed);
    const list = Array.from({ length: 600 }, (_, index) =>
      articleOn((600 - index) / 8, {
        slug: `a-${index}`,
        section: pick(random, [...SECTIONS]),
        ...genreFrom(random),
        body: random() < 0.3 ? [picture] : [],
      }),
    );
    const { opening, bands } = front(list);
    const shown = [...opening, ...bands.flatMap(({ articles }) => articles)];
    assert.ok(shown.filter((article) => leadPictureOf(article)).length >= 25, `seed ${seed}`);
  }
});
