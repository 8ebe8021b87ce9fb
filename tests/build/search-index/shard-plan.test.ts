import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../../scripts/bench/random.ts";
import { planShards, type Weighed } from "../../../src/build/search-index/shard-plan.ts";

const BUDGET = 100;

/** An article of a day, such as `2025-03-17`, or `2025-03-17T09` when the hour matters. */
function article(moment: string, characters: number, slug = "a"): Weighed {
  const day = moment.slice(0, 10);
  const epoch = Date.parse(`${moment.length > 10 ? moment : `${moment}T00`}:00:00Z`);
  return { id: `${day}-${slug}`, path: `/${day}/${slug}/`, published: { day, epoch }, characters };
}

const brief = (articles: readonly Weighed[]) =>
  planShards(articles, BUDGET).map(({ id, articles }) => `${id}: ${articles.map((a) => a.characters).join("+")}`);

const PLANS: Readonly<Record<string, { articles: Weighed[]; plan: string[] }>> = {
  "no article makes no shard": { articles: [], plan: [] },
  "what fits goes together, oldest first": {
    articles: [article("2025-03-01", 40), article("2025-01-01", 30), article("2025-02-01", 30)],
    plan: ["2025-01~2025-03: 30+30+40"],
  },
  "what does not fit any more begins the next shard": {
    articles: [article("2025-01-01", 80), article("2025-02-01", 21), article("2025-06-01", 59)],
    plan: ["2025-01: 80", "2025-02~2025-06: 21+59"],
  },
  "a shard rather ends with the month than with a day": {
    articles: [
      article("2025-01-30", 75),
      article("2025-02-01", 5),
      article("2025-02-02", 5),
      article("2025-02-03", 20),
    ],
    plan: ["2025-01: 75", "2025-02: 5+5+20"],
  },
  "a shard rather ends with the year than with a month": {
    articles: [
      article("2024-11-30", 75),
      article("2024-12-01", 5),
      article("2025-01-01", 5),
      article("2025-02-01", 20),
    ],
    plan: ["2024-11~2024-12: 75+5", "2025-01~2025-02: 5+20"],
  },
  "within a month it rather ends with ten days": {
    articles: [
      article("2025-01-10", 80),
      article("2025-01-11", 5),
      article("2025-01-12", 5),
      article("2025-01-13", 20),
    ],
    plan: ["2025-01: 80", "2025-01.2: 5+5+20"],
  },
  "a month that ends before the shard is three quarters full is no reason to end it": {
    articles: [article("2025-01-31", 74), article("2025-02-01", 26), article("2025-02-02", 1)],
    plan: ["2025-01~2025-02: 74+26", "2025-02: 1"],
  },
  "a day too large alone is divided by articles, in the order of their release": {
    articles: [
      article("2025-02-01T09", 50, "a"),
      article("2025-02-01T09", 40, "b"),
      article("2025-02-01T08", 40),
      article("2025-02-02", 20),
    ],
    plan: ["2025-02: 40+40", "2025-02.2: 50+20"],
  },
  "one giant article is a shard of its own": {
    articles: [article("2025-02-01", 20), article("2025-02-02", 500), article("2025-02-03", 20)],
    plan: ["2025-02: 20", "2025-02.2: 500", "2025-02.3: 20"],
  },
  "ten shards of a month and more keep their order": {
    articles: Array.from({ length: 11 }, (_, index) => article(`2025-02-${String(index + 10)}`, 81 + index)),
    plan: Array.from({ length: 11 }, (_, index) => `2025-02${index === 0 ? "" : `.${index + 1}`}: ${81 + index}`),
  },
};

for (const [name, { articles, plan }] of Object.entries(PLANS)) {
  test(name, () => assert.deepEqual(brief(articles), plan));
}

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

/** From a few articles a month to several budgets a day; some larger than the budget. */
function randomArticles(seed: number): Weighed[] {
  const random = seededRandom(seed);
  const [count, longest] = [between(random, 1, 200), between(random, 1, 60)];
  return Array.from({ length: count }, (_, number) => {
    const [month, day] = [between(random, 1, 12), between(random, 1, 28)].map((n) => String(n).padStart(2, "0"));
    const giant = random() < 0.01 ? 300 : 0;
    return article(`202${between(random, 3, 5)}-${month}-${day}`, giant + between(random, 1, longest), `n${number}`);
  });
}

test("every article is in exactly one shard, in order, whatever order they came in", () => {
  for (const seed of SEEDS) {
    const articles = randomArticles(seed);
    const plan = planShards(articles, BUDGET);
    const packed = plan.flatMap(({ articles }) => articles);
    assert.deepEqual(new Set(packed), new Set(articles));
    assert.equal(packed.length, articles.length);
    assert.deepEqual(
      packed.map(({ published }) => published.day),
      packed.map(({ published }) => published.day).sort(),
    );
    assert.deepEqual(planShards(articles.toReversed(), BUDGET), plan);
  }
});

test("no shard is larger than the budget, except for one giant article", () => {
  for (const seed of SEEDS) {
    for (const { id, articles } of planShards(randomArticles(seed), BUDGET)) {
      const size = articles.reduce((sum, { characters }) => sum + characters, 0);
      assert.ok(size <= BUDGET || articles.length === 1, `${id} of seed ${seed} has ${size}`);
    }
  }
});

test("ids are unique and name the months", () => {
  for (const seed of SEEDS) {
    const plan = planShards(randomArticles(seed), BUDGET);
    assert.equal(new Set(plan.map(({ id }) => id)).size, plan.length);
    for (const { id, from, to, articles } of plan) {
      assert.equal(id.replace(/\.\d+$/, ""), from === to ? from : `${from}~${to}`);
      assert.equal(articles.at(0)?.published.day.slice(0, 7), from);
      assert.equal(articles.at(-1)?.published.day.slice(0, 7), to);
    }
  }
});

test("a new newest article leaves every shard but the newest as it was", () => {
  for (const seed of SEEDS) {
    let articles = randomArticles(seed);
    for (let hour = 0; hour < 48; hour += 1) {
      const before = planShards(articles, BUDGET).slice(0, -1);
      const day = `2026-01-${hour < 24 ? "31" : "32"}`.replace("01-32", "02-01");
      articles = [...articles, article(`${day}T${String(hour % 24).padStart(2, "0")}`, hour)];
      assert.deepEqual(planShards(articles, BUDGET).slice(0, before.length), before, `seed ${seed}, hour ${hour}`);
    }
  }
});

/** How many shards there are after an edit that there were not before. */
function changedShards(before: readonly Weighed[], after: readonly Weighed[], budget: number): number {
  const known = new Set(planShards(before, budget).map(contentOf));
  return planShards(after, budget).filter((shard) => !known.has(contentOf(shard))).length;
}

function contentOf({ articles }: { readonly articles: readonly Weighed[] }): string {
  return articles.map(({ path, characters }) => `${path} ${characters}`).join("\n");
}

/** Three years of a busy desk: about twelve shards. */
function archive(seed: number): Weighed[] {
  const random = seededRandom(seed);
  return Array.from({ length: 3000 }, (_, number) => {
    const [month, day] = [between(random, 1, 12), between(random, 1, 28)].map((n) => String(n).padStart(2, "0"));
    return article(`202${between(random, 3, 5)}-${month}-${day}`, between(random, 1000, 3000), `n${number}`);
  });
}

test("an edit changes one shard, and a withdrawal nearly always", () => {
  const random = seededRandom(1);
  const edits: number[] = [];
  const withdrawals: number[] = [];
  for (const seed of [1, 2, 3, 4, 5]) {
    const articles = archive(seed);
    for (let trial = 0; trial < 40; trial += 1) {
      const chosen = between(random, 0, articles.length - 1);
      const edited = articles.map((a, at) => (at === chosen ? { ...a, characters: a.characters + 20 } : a));
      const without = articles.filter((_, at) => at !== chosen);
      edits.push(changedShards(articles, edited, 500_000));
      withdrawals.push(changedShards(articles, without, 500_000));
    }
  }
  assert.ok(shareOfOnes(edits) > 0.995, `${shareOfOnes(edits)} of edits`);
  assert.ok(shareOfOnes(withdrawals) > 0.93, `${shareOfOnes(withdrawals)} of withdrawals`);
  const mean = withdrawals.reduce((sum, count) => sum + count, 0) / withdrawals.length;
  assert.ok(mean < 1.5, `a withdrawal changes ${mean} shards on average`);
});

function shareOfOnes(counts: readonly number[]): number {
  return counts.filter((count) => count === 1).length / counts.length;
}
