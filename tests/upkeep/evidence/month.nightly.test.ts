import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { build } from "../../../src/build/build.ts";
import { Progress } from "../../../src/build/progress.ts";
import { runAgenda } from "../../../src/upkeep/agenda/command.ts";
import { runLinks } from "../../../src/upkeep/links/command.ts";
import { runWithdraw } from "../../../src/upkeep/withdraw.ts";
import { SITE } from "../../fixtures/articles.ts";
import { commandRun } from "../../fixtures/command-run.ts";
import { drawing } from "../../fixtures/drawn-pictures.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";
import { buildOptions } from "../../fixtures/publications.ts";
import { embeddedDifferences } from "../../site/embedded-credit.ts";
import { provenanceDifferences } from "../../site/provenance.ts";
import { FakeWeb } from "./fake-web.ts";
import { addressOf, COPY, FOLDER, MARKS, ORIGINALS, PATH, page, reprintRecord } from "./reprint.ts";

const web = new FakeWeb();
before(() => web.listen());
after(() => web.close());

const publication = minimalPublication();
const output = join(publication.data, "../site");
const where = ["--articles", publication.articles, "--data", publication.data];

/** A moment of the day of the story, noon in Vancouver. */
function day(number: number): string {
  return new Date(Date.UTC(2026, 0, number, 20)).toISOString();
}

function record(first?: object, changes?: readonly object[]): void {
  publication.record(reprintRecord(first, changes), FOLDER);
}

async function publish(): Promise<void> {
  const site = join(publication.data, "..");
  await build(
    buildOptions(publication, output, { now: now(), cache: join(site, "cache") }),
    new Progress({ quiet: true }),
  );
}

let today = 5;
const now = () => Date.parse(day(today));
async function nightsUntil(last: number): Promise<void> {
  for (; today < last; today += 1)
    await runLinks([...where, "--patience", "0", "--record", "--now", day(today)], web.ask, {});
}

const read = (file: string) => readFileSync(join(output, file), "utf8");
const files = () =>
  readdirSync(output, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? join(one.parentPath, one.name).slice(output.length + 1) : [],
  );
const pageOf = (script: "" | "hant/" = "") => read(`${script}${PATH.slice(1)}index.html`);
const FEEDS = ["feed.xml", "atom.xml", "feed.json"] as const;
const EVERYWHERE = () => ({
  page: pageOf(),
  hant: pageOf("hant/"),
  ...Object.fromEntries(
    FEEDS.flatMap((name) => [
      [name, read(name)],
      [`hant/${name}`, read(`hant/${name}`)],
    ]),
  ),
});

/** Where words of the article stand, in packed files as well. */
function marksLeft(): string[] {
  return files().flatMap((file) => {
    const bytes = readFileSync(join(output, file));
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    return Object.entries(MARKS).flatMap(([what, mark]) => (text.includes(mark) ? `${file}: ${what}` : []));
  });
}

/** Page, structured data, feeds and files of pictures say what the record says, in both editions. */
function assertAgreement(): void {
  const { articles } = publication.read(now());
  assert.deepEqual(provenanceDifferences(read, articles, SITE.url), []);
  const bytes = (file: string) => readFileSync(join(output, file));
  const { found, compared } = embeddedDifferences({ files: files(), read: bytes }, [`${PATH.slice(1)}index.html`]);
  assert.deepEqual(found, []);
  assert.ok(compared > 0);
}

function assertSaid(words: readonly RegExp[], outputs: Readonly<Record<string, string>> = EVERYWHERE()): void {
  for (const [name, text] of Object.entries(outputs))
    for (const one of words) assert.ok(one.test(text), `${name}: ${one}`);
}

function assertUnsaid(words: readonly RegExp[], outputs: Readonly<Record<string, string>> = EVERYWHERE()): void {
  for (const [name, text] of Object.entries(outputs))
    for (const one of words) assert.ok(!one.test(text), `${name}: ${one}`);
}

const due = async () => {
  const { stdout } = await commandRun((streams) =>
    runAgenda([...where, "--now", day(today), "--json", "--inbox", join(publication.data, "inbox")], streams, {}),
  );
  const { drifts } = JSON.parse(stdout);
  return drifts.map(({ url, about }: { url: string; about: string }) => `${new URL(url).hostname} ${about}`);
};

const GONE = /原文已打不[开開]/;
const CHANGED = /原文後來有改動|原文后来有改动/;

test("a month in the life of a reprint: published, watched, corrected, withdrawn", { timeout: 300_000 }, async (t) => {
  publication.siteData("site.json", {
    ...SITE,
    traditional: { region: "taiwan" },
    shareCards: true,
    originals: { copies: "find" },
  });
  const terms = { basis: "测试", index: "index", share: 0.5 };
  publication.siteData(
    "sources.json",
    Object.fromEntries(
      [...ORIGINALS, "gazette"].map((key) => [key, { ...terms, name: `来源${key}`, url: `https://${key}.example` }]),
    ),
  );
  publication.write("made.png", await drawing(720, 400).png().toBuffer(), FOLDER);
  publication.write("article.md", `一段正文 ${MARKS.text}。\n\n![](made)\n`, FOLDER);
  record();
  for (const key of ORIGINALS) web.pages.set(addressOf(key), page(key)).set(`https://${key}.example/`, page(key));

  await t.test(
    "on the day it comes out, every output says whose it is, that a machine translated it, and that five sources are one",
    async () => {
      await publish();
      assertAgreement();
      assertSaid([/5 个来源的消息都出自来源wire|5 個來源的訊?消息都出自來源wire|5 個來源的消息都出自來源wire/], {
        page: pageOf(),
        json: read("feed.json"),
      });
      assertSaid([/机器翻译（某系统|機器翻譯（某系/]);
      assertSaid([/人工智能生成|人工智慧生成/]);
      assertUnsaid([GONE, CHANGED]);
      assert.match(read("sources/ledger.json"), /"use": "translation"/);
      assertSaid([/og:image:alt" content="[^"]*A07413/], { page: pageOf() });
    },
  );

  await t.test(
    "while it is watched, the desk hears of a change and readers hear nothing; what is missed for a night is not gone",
    async () => {
      await nightsUntil(10);
      web.pages.set(addressOf("first"), page("first", 31)).delete(addressOf("second"));
      await nightsUntil(12);
      assert.deepEqual(await due(), ["first.example 数字改了"]);
      await publish();
      assertAgreement();
      assertUnsaid([GONE, CHANGED]);
    },
  );

  await t.test(
    "an original that was missed for a week is gone, and its copy is offered wherever it is cited",
    async () => {
      const query = new URLSearchParams({ url: addressOf("second"), timestamp: "20260105200000" });
      const closest = { url: COPY, timestamp: "20260106000000", status: "200" };
      web.pages.set(`https://archive.org/wayback/available?${query}`, {
        body: JSON.stringify({ archived_snapshots: { closest } }),
      });
      await nightsUntil(22);
      await publish();
      assertAgreement();
      assertSaid([GONE], {
        page: pageOf(),
        hant: pageOf("hant/"),
        json: read("feed.json"),
        ledger: read("sources/index.html"),
      });
      assert.ok(pageOf().includes(`"archivedAt":"${COPY}"`));
      assert.match(read("sources/ledger.json"), /"gone": 1/);
      assertUnsaid([CHANGED]);
      assert.deepEqual(await due(), ["first.example 数字改了"]);
    },
  );

  await t.test(
    "once an editor has decided, readers are told of the change beside the source and as they are of corrections",
    async () => {
      const changed = { date: "2026-01-22T00:00:00-08:00", text: `条数改了 ${MARKS.changed}。`, tell: true };
      const correction = {
        date: "2026-01-22T09:00:00-08:00",
        kind: "correction",
        text: `本文也改了 ${MARKS.correction}。`,
      };
      record({ changed }, [correction]);
      await nightsUntil(24);
      assert.deepEqual(await due(), []);
      await publish();
      assertAgreement();
      assertSaid([CHANGED, new RegExp(MARKS.changed), new RegExp(MARKS.correction)], {
        page: pageOf(),
        hant: pageOf("hant/"),
        json: read("feed.json"),
        corrections: read("corrections/index.html"),
      });
      for (const file of ["corrections.json", "corrections/feed.xml"].filter((name) => files().includes(name)))
        assert.match(read(file), new RegExp(MARKS.changed), file);
      assert.match(read("sources/ledger.json"), /"changed": 1/);
      assert.ok(pageOf().includes("CorrectionComment"));
    },
  );

  await t.test("when it is withdrawn, not a byte of it remains, in any file, in either script", async () => {
    // What is looked for can be found: as long as it is there, each of them is.
    assert.deepEqual(new Set(marksLeft().map((one) => one.split(": ")[1])), new Set(Object.keys(MARKS)));
    today = 31;
    const why = ["--reason", "权利人要求", "--by", "来源方", "--date", "2026-01-30T12:00:00-08:00"];
    assert.equal((await commandRun((streams) => runWithdraw([PATH, ...why, ...where], streams))).status, 0);
    await nightsUntil(32);
    await publish();
    const left = marksLeft();
    assert.deepEqual(left, []);
    assert.deepEqual(
      files().filter((file) => file.startsWith("assets/pictures/")),
      [],
    );
    assert.match(read("corrections/index.html"), /权利人要求/);
    assert.equal(readFileSync(join(publication.data, "evidence.json"), "utf8"), "{}\n");
  });
});
