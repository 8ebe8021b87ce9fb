import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { Evidence } from "../../../src/domain/evidence.ts";
import { runLinks } from "../../../src/upkeep/links/command.ts";
import { SITE } from "../../fixtures/articles.ts";
import { minimalPublication, type Publication } from "../../fixtures/minimal-publication.ts";
import { type FakePage, FakeWeb } from "../evidence/fake-web.ts";

const web = new FakeWeb();
before(() => web.listen());
after(() => web.close());
beforeEach(() => {
  web.pages.clear();
  web.asked.length = 0;
});

const AT = "https://house.example/1";
const COPY = "https://web.archive.org/web/20251031120000/https://house.example/1";
const SAVE = "https://web.archive.org/save";
const JOB: FakePage = { body: JSON.stringify({ url: AT, job_id: "spn2-1" }) };
const PAGE: FakePage = { body: "<h1>题目</h1><p>山水路的桥修了十九天以后。一共有 30 人走过新桥。没有人说过什么。</p>" };
const KEY = { ARCHIVE_ORG_KEY: "access:secret" };
const DAY = "2025-11-01T00:00:00Z";

function lookedUp(url: string, moment = "20251101000000"): string {
  return `https://archive.org/wayback/available?${new URLSearchParams({ url, timestamp: moment })}`;
}

function archived(status = "200", url = COPY.replace("https:", "http:")): FakePage {
  return {
    body: JSON.stringify({
      archived_snapshots: { closest: { available: true, url, timestamp: "20251031120000", status } },
    }),
  };
}
const NONE: FakePage = { body: JSON.stringify({ archived_snapshots: {} }) };

function publication(copies: "find" | "save" | undefined, source: object = {}): Publication {
  const p = minimalPublication();
  p.siteData("site.json", { ...SITE, ...(copies && { originals: { copies } }) });
  p.record({ kind: "compilation", sources: [{ name: "山水报", url: AT, ...source }] });
  return p;
}

async function night(
  p: Publication,
  now = DAY,
  env: Record<string, string> = KEY,
): Promise<Evidence[string] | undefined> {
  const where = ["--articles", p.articles, "--data", p.data, "--patience", "0", "--record", "--now", now];
  await runLinks(where, web.ask, env);
  return Evidence.parse(JSON.parse(readFileSync(join(p.data, "evidence.json"), "utf8")))[AT];
}
const ofArchive = () => web.asked.filter((one) => /archive\.org/.test(one));

test("a copy near the day on which a text was first seen is found, and put on record once", async () => {
  const p = publication("find");
  web.pages.set(AT, PAGE).set(lookedUp(AT), archived());
  assert.deepEqual((await night(p))?.copy, { address: COPY, moment: "2025-10-31T12:00:00Z" });
  await night(p, "2025-12-01T00:00:00Z");
  assert.equal(ofArchive().length, 1);
});

test("where no copy is, the archive is asked to keep one only if the publication says so and has an account there, and not every night", async () => {
  for (const [copies, env, saved] of [
    ["find", KEY, 0],
    ["save", {}, 0],
    ["save", KEY, 1],
  ] as const) {
    web.asked.length = 0;
    web.pages.clear();
    web.pages.set(AT, PAGE).set(lookedUp(AT), NONE).set(SAVE, JOB);
    const p = publication(copies);
    assert.equal((await night(p, DAY, env))?.asked, "2025-11-01T00:00:00.000Z");
    await night(p, "2025-11-02T00:00:00Z", env);
    assert.equal(ofArchive().filter((one) => one === `POST ${SAVE}`).length, saved);
    assert.equal(ofArchive().length, 1 + saved);
    web.pages.set(lookedUp(AT), archived());
    assert.equal((await night(p, "2025-11-08T00:00:00Z", env))?.copy?.address, COPY);
  }
});

test("an archive is asked for nothing where the publication has not said so, and for nothing of which a record names a copy", async () => {
  web.pages.set(AT, PAGE).set(lookedUp(AT), archived()).set("https://keep.example/1", PAGE);
  await night(publication(undefined));
  await night(publication("save", { archived: "https://keep.example/1" }));
  assert.deepEqual(ofArchive(), []);
});

test("nobody is asked to keep what its house wants no copies of, what is behind a door, withdrawn, or of a source that has asked for something", async () => {
  const text = String(PAGE.body);
  const notice = [{ received: "2025-10-01", source: "gazette", about: "请求撤下", status: "settled" }];
  const cases: readonly (readonly [string, FakePage, object?])[] = [
    ["no copies, in the head", { body: `<meta name="robots" content="noarchive">${text}` }],
    ["no copies, before it", { ...PAGE, headers: { "x-robots-tag": "noarchive" } }],
    ["withdrawn", { body: `<p>本文已撤回。</p>${text}` }],
    ["a door", { status: 403 }],
    ["a source that has asked", PAGE, { name: undefined, source: "gazette" }],
  ];
  for (const [name, page, source] of cases) {
    const p = publication("save", source);
    if (source) p.siteData("notices.json", notice);
    web.pages.clear();
    web.pages.set(AT, PAGE).set(lookedUp(AT), { status: 429 }).set(SAVE, JOB);
    if (name === "withdrawn") await night(p, "2025-10-31T00:00:00Z");
    web.asked.length = 0;
    web.pages.set(AT, page).set(lookedUp(AT), NONE);
    await night(p);
    assert.ok(!ofArchive().includes(`POST ${SAVE}`), name);
  }
});

test("an archive that asks for patience, or is broken, is left alone until the next night, and nothing else is lost", async () => {
  for (const answer of [{ status: 429 }, { status: 503 }, { body: "<p>busy" }] as const) {
    const p = publication("save");
    const other = "https://house.example/2";
    p.record({
      kind: "compilation",
      sources: [
        { name: "甲", url: AT },
        { name: "乙", url: other },
      ],
    });
    web.pages.clear();
    web.asked.length = 0;
    const busy = "body" in answer ? SAVE : lookedUp(AT);
    web.pages
      .set(AT, PAGE)
      .set(other, PAGE)
      .set(lookedUp(AT), NONE)
      .set(lookedUp(other), NONE)
      .set(SAVE, JOB)
      .set(busy, answer);
    const seen = await night(p);
    assert.ok(seen?.text);
    assert.equal(ofArchive().length, "body" in answer ? 2 : 1);
  }
});

test("an archive that has no answer for one address is asked for the next", async () => {
  const p = publication("find");
  const first = "https://a-house.example/2";
  p.record({
    kind: "compilation",
    sources: [
      { name: "甲", url: AT },
      { name: "乙", url: first },
    ],
  });
  web.pages.set(AT, PAGE).set(first, PAGE).set(lookedUp(AT), archived()).set(lookedUp(first), { fault: "silent" });
  assert.equal((await night(p))?.copy?.address, COPY);
});

test("a copy of an error page, or at another house than the archive's own, is none", async () => {
  for (const page of [archived("404"), archived("200", "https://evil.example/web/20251031120000/x"), { body: "{}" }]) {
    web.pages.clear();
    web.pages.set(AT, PAGE).set(lookedUp(AT), page);
    assert.equal((await night(publication("find")))?.copy, undefined);
  }
});
