import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Field } from "@sveltia/cms";
import languageService from "vscode-json-languageservice";
import { adminPage } from "../../src/cms/admin-page.ts";
import { adminConfigOf } from "../../src/cms/config.ts";
import { SHOWN_FIELD } from "../../src/cms/record-form.ts";
import { SiteClock } from "../../src/cms/site-clock.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readSiteData } from "../../src/content/site-data.ts";
import { articleShape } from "../../src/domain/json-schemas.ts";
import { CmsSettings } from "../../src/domain/site.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

function configOf(cms: unknown) {
  const siteData = readSiteData(minimalPublication().data, new ProblemReport());
  if (!siteData) throw new Error("the facts are wrong");
  return adminConfigOf({ ...siteData, site: { ...siteData.site, cms: CmsSettings.parse(cms) } });
}

test("the editor's own schema takes the configuration", async () => {
  const service = languageService.getLanguageService({});
  const schema = JSON.parse(readFileSync("node_modules/@sveltia/cms/schema/sveltia-cms.json", "utf8"));
  const check = async (config: unknown) => {
    const text = JSON.stringify(config, null, 1);
    const document = languageService.TextDocument.create("file:///config.json", "json", 1, text);
    return (await service.doValidation(document, service.parseJSONDocument(document), undefined, schema)).map(
      ({ message, range }) => `${range.start.line + 1}: ${message}`,
    );
  };
  const { config } = configOf({ repository: "owner/name" });
  assert.deepEqual(await check(config), []);
  assert.notDeepEqual(await check({ ...config, collections: [{ name: "records", folder: 1 }] }), []);
});

test("the form asks for every field of the schema, in its order, and chooses from what the publication has", () => {
  const { config, sourceKeys } = configOf({});
  const [records] = config.collections;
  const fields = records?.fields ?? [];
  assert.deepEqual(
    fields.map(({ name }) => name),
    [...Object.keys(articleShape().properties ?? {}), SHOWN_FIELD],
  );
  const optionsOf = (name: string) => {
    const found = fields.find((field) => field.name === name);
    return found?.widget === "select" ? found.options : undefined;
  };
  assert.deepEqual(optionsOf("section"), [{ value: "news", label: "要闻" }]);
  assert.deepEqual(optionsOf("tags"), [{ value: "topic", label: "话题" }]);
  assert.deepEqual(optionsOf("status"), [
    { value: "published", label: "发布" },
    { value: "draft", label: "草稿，不发布" },
  ]);
  assert.deepEqual(
    optionsOf("weight")?.map((option) => (typeof option === "object" ? option.label : option)),
    ["重要", "一般", "次要"],
  );
  assert.deepEqual(sourceKeys, { gazette: "gazette", 公报: "gazette", Gazette: "gazette" });
});

/** Every field of a form, those inside of others too. */
function allFields(fields: readonly Field[] = []): Field[] {
  return fields.flatMap((field) => [field, ...("fields" in field ? allFields(field.fields) : [])]);
}

test("moments are written by the clock of the publication, wherever they stand in the form", () => {
  const { config, timeZone, clockChanges } = configOf({});
  const clocks = allFields(config.collections[0]?.fields).filter(({ widget }) => widget === "publication-time");
  const names = clocks.map(({ name }) => name);
  for (const name of ["published", "publishAt", "date", "checked"]) assert.ok(names.includes(name), name);
  assert.deepEqual(
    allFields(config.collections[0]?.fields).filter(({ widget }) => widget === "datetime"),
    [],
  );
  assert.equal(timeZone, "America/Vancouver");
  assert.equal(new SiteClock(clockChanges).at("2025-12-10T00:00"), "2025-12-10T00:00:00-08:00");
});

test("a new article is a draft, and the fields without which there is none are asked for", () => {
  const [records] = configOf({}).config.collections;
  const status = records?.fields?.find(({ name }) => name === "status");
  assert.equal(status?.widget === "select" && status.default, "draft");
  const asked = records?.fields?.flatMap(({ name, required }) => (required ? [name] : []));
  assert.deepEqual(asked, ["id", "title", "lede", "published", "kind", "section"]);
});

test("without a repository there is nothing to sign in to", () => {
  assert.equal(configOf({}).remote, false);
  assert.equal(configOf({ repository: "owner/name" }).remote, true);
});

test("search engines are asked to pass by, and the name of the publication is only a name", () => {
  const page = adminPage({ name: "<b>报&" }, "admin.js");
  assert.match(page, /<meta name="robots" content="noindex">/);
  assert.match(page, /<title>&lt;b>报&amp;：后台<\/title>/);
});

test("the podcast has a form of all that its file may say, with the words of its schema", () => {
  const { collections } = configOf({}).config;
  const [file] = collections.find(({ name }) => name === "podcast")?.files ?? [];
  assert.match(`${file?.file} ${file?.media_folder}`, /\/podcast\.json \/_\w+\/podcast$/);
  const fields = new Map(file?.fields.map((field) => [field.name, field]));
  assert.deepEqual(
    [...fields.keys()].filter((name) => name !== "$schema"),
    ["title", "description", "artwork", "category", "language", "explicit", "author", "guid"],
  );
  const [category, explicit, artwork] = ["category", "explicit", "artwork"].map((name) => fields.get(name));
  assert.ok(category?.widget === "select" && category.options.some(({ value }) => value === "News/Daily News"));
  assert.ok(explicit?.widget === "boolean" && !explicit.default);
  const inside = artwork?.widget === "object" ? artwork.fields.map(({ name, widget }) => `${name} ${widget}`) : [];
  assert.ok(
    ["file image", "alt string", "credit object", "licence string"].every((one) => inside.includes(one)),
    inside.join(),
  );
});

test("people are chosen where some are registered, each once, and written otherwise", () => {
  const p = minimalPublication();
  const person = { name: "王明", aliases: ["老王"] };
  p.siteData("people.json", { "wang-ming": person, "wang-ming-2": { name: "王明", role: "摄影记者" } });
  const siteData = readSiteData(p.data, new ProblemReport());
  if (!siteData) throw new Error("the facts are wrong");
  const { config, peopleKeys } = adminConfigOf({ ...siteData, site: { ...siteData.site, cms: { branch: "main" } } });
  const authors = config.collections[0]?.fields?.find(({ name }) => name === "authors");
  const [chosen] = authors?.widget === "list" ? (authors.fields ?? []) : [];
  assert.deepEqual(chosen?.widget === "select" && chosen.options, [
    { value: "wang-ming", label: "王明" },
    { value: "wang-ming-2", label: "王明（摄影记者）" },
  ]);
  assert.deepEqual(peopleKeys, { "wang-ming": "wang-ming", 老王: "wang-ming", "wang-ming-2": "wang-ming-2" });
  const written = configOf({}).config.collections[0]?.fields?.find(({ name }) => name === "authors");
  assert.equal(written && "fields" in written, false);
});
