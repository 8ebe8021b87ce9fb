import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { FrontRecord } from "../../src/domain/front.ts";
import { LiveEntryRecord } from "../../src/domain/live-record.ts";
import { PeopleRegistry } from "../../src/domain/person.ts";
import { TopicRecord } from "../../src/domain/topic.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { expanded } from "./snippets.ts";

const FOLDER = "2026/11/harbour-report";
const LATER = Date.parse("2026-12-01T00:00:00Z");

/** What is wrong with an article of these two files, beside what the publication itself has. */
function problemsOf(record: string, text: string): string[] {
  const publication = minimalPublication();
  for (const name of ["sections.json", "sources.json", "tags.json"])
    cpSync(`tests/fixtures/newsroom/data/${name}`, join(publication.data, name));
  publication.record({ section: "world" });
  publication.write("article.json", record, FOLDER);
  publication.write("article.md", text, FOLDER);
  const picture = "tests/fixtures/every-feature/articles/2024/03/picture-report/chart.png";
  if (record.includes("picture.png")) cpSync(picture, join(publication.articles, FOLDER, "picture.png"));
  const report = new ProblemReport();
  const { skipped } = readFolders(publication, LATER, report, { drafts: false, html: false });
  if (report.count === 0) assert.deepEqual(skipped, [{ path: `/${FOLDER}/`, reason: "draft" }]);
  const toMend = report.warnings.filter(({ draft }) => draft);
  return [...report.problems, ...toMend].map(({ code, message }) => `${code} ${message}`);
}

const DIRECTORY = "C:\\laiyuan\\src\\articles\\2026\\11\\harbour-report";
const snippet = (name: string, ...answers: string[]) => expanded(name, DIRECTORY, answers);
const URL = "https://news.example/story";

test("the snippet of an article is an article, named by its folder", () => {
  const record = snippet("article");
  assert.equal(JSON.parse(record).id, "20261120-harbour-report");
  assert.deepEqual(problemsOf(record, "正文。\n"), []);
});

test("the snippets for parts of a record fit into it", () => {
  const record = {
    ...JSON.parse(snippet("article")),
    published: "2026-11-20T00:00:00-07:00",
    kind: "compilation",
    sources: [
      JSON.parse(snippet("source", "cbc", URL, "题目", "甲")),
      JSON.parse(snippet("other source", "某报", URL, "题目")),
    ],
    pictures: {
      ...JSON.parse(`{ ${snippet("picture", "chart", "picture.png", "渐变图", "说明", "cbc", "CC BY 4.0")} }`),
      ...JSON.parse(`{ ${snippet("missing picture")} }`),
    },
    quotes: JSON.parse(`{ ${snippet("quote", "mayor", "甲", "市长", "x", "引文", "en", "Words", URL)} }`),
    changes: [JSON.parse(snippet("change"))],
  };
  const text = `正文。${snippet("footnote")}\n${snippet("place")}${snippet("subhead")}${snippet("place", "mayor")}`;
  assert.deepEqual(problemsOf(JSON.stringify(record), `${text}![](chart)\n`), []);
});

test("a snippet proposes no source, no credit and no licence: left empty, they are refused", () => {
  const record = JSON.parse(snippet("article"));
  const picture = JSON.parse(`{ ${snippet("picture", "chart", "picture.png")} }`);
  const source = JSON.parse(snippet("source"));
  const text = JSON.stringify({ ...record, sources: [source], pictures: picture });
  const refused = problemsOf(text, "正文。\n\n![](chart)\n").join("\n");
  for (const field of ["sources.0.source", "pictures.chart.credit", "pictures.chart.licence", "pictures.chart.alt"])
    assert.ok(refused.includes(field), `${field} in:\n${refused}`);
});

test("the snippets of people, topics, the front page and live pages fit into their schemas", () => {
  const pin = JSON.parse(snippet("pin", "/2026/11/harbour-report/"));
  assert.deepEqual(FrontRecord.parse({ lead: pin }).lead, pin);
  assert.ok(PeopleRegistry.parse(JSON.parse(`{ ${snippet("person", "wang", "王小明", "Wang", "记者", "写港口。")} }`)));
  const { $schema, ...topic } = JSON.parse(
    snippet("topic", "港口", "停工。", "/2026/11/harbour-report/", "停工。", "/2026/11/harbour-report/"),
  );
  assert.match($schema, /topic\.schema\.json$/);
  assert.ok(TopicRecord.parse(topic));
  const [head = ""] = snippet("entry", "船到了", "cbc", URL).split("\n\n");
  assert.ok(LiveEntryRecord.parse(JSON.parse(head)));
});
