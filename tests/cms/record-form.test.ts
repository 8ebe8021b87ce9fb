import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DEFAULTS, fromForm, toForm } from "../../src/cms/record-form.ts";
import {
  peopleFromForm,
  peopleToForm,
  podcastFromForm,
  podcastToForm,
  topicFromForm,
  topicToForm,
} from "../../src/cms/staff-forms.ts";
import { articleShape } from "../../src/domain/json-schemas.ts";

const KEYS = new Map([
  ["公报", "gazette"],
  ["gazette", "gazette"],
]);
const form = (record: unknown) => toForm(JSON.stringify(record), (name) => KEYS.get(name));
const record = (values: Readonly<Record<string, unknown>>): unknown => JSON.parse(fromForm(values));

for (const root of ["tests/fixtures/newsroom/articles", "tests/fixtures/every-feature/articles"]) {
  test(`every record of ${root} comes out of the form as it went in`, () => {
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith("article.json"),
    );
    assert.ok(files.length > 0);
    for (const name of files) {
      const text = readFileSync(join(root, name), "utf8");
      const written = JSON.parse(text);
      const said = Object.entries(written).filter(([field, value]) => {
        const empty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
        return DEFAULTS[field] !== value && !empty;
      });
      assert.deepEqual(record(toForm(text, () => undefined)), Object.fromEntries(said), name);
    }
  });
}

test("what a record leaves out is what the schema says, so that editing a published article does not make a draft of it", () => {
  const { properties = {} } = articleShape();
  for (const [field, value] of Object.entries(DEFAULTS)) assert.equal(properties[field]?.default, value, field);
  assert.equal(form({ title: "标题" }).status, "published");
  assert.deepEqual(record(form({ title: "标题" })), { title: "标题" });
  assert.deepEqual(record(form({ status: "draft", comments: "closed" })), { comments: "closed", status: "draft" });
});

test("a source is shown by its key, however it was written, and written in the shortest way", () => {
  const sources = [
    "公报",
    { source: "公报", url: "https://gazette.example/a" },
    { name: "某报", url: "https://a.example" },
  ];
  const shown = form({ sources });
  assert.deepEqual(shown.sources, [
    { source: "gazette" },
    { source: "gazette", url: "https://gazette.example/a" },
    { name: "某报", url: "https://a.example" },
  ]);
  assert.deepEqual(record(shown), {
    sources: [
      "gazette",
      { source: "gazette", url: "https://gazette.example/a" },
      { name: "某报", url: "https://a.example" },
    ],
  });
});

test("a picture whose credit was left empty says that nobody is credited, so that the check asks", () => {
  const pictures = [{ placed: "harbour", file: "a.jpg", credit: { source: null, url: "", name: "" }, caption: "" }];
  assert.deepEqual(record({ pictures }), { pictures: { harbour: { file: "a.jpg", credit: null } } });
});

test("a place in a picture is chosen by its name, or told in numbers, and written as it was said", () => {
  for (const focus of ["top-left", { x: 0.3, y: 0.2 }, { x: 0, y: 0 }]) {
    const pictures = { harbour: { file: "a.jpg", credit: "gazette", focus } };
    const shown = form({ pictures });
    const [entry] = Array.isArray(shown.pictures) ? shown.pictures : [];
    assert.deepEqual(entry?.focus, typeof focus === "string" ? { place: focus } : focus);
    assert.deepEqual(record(shown), { pictures });
  }
  const both = [{ placed: "harbour", credit: { source: "gazette" }, focus: { place: "top", x: 0.3, y: 0.2 } }];
  assert.deepEqual(record({ pictures: both }), {
    pictures: { harbour: { credit: "gazette", focus: { x: 0.3, y: 0.2 } } },
  });
  const neither = [{ placed: "harbour", credit: { source: "gazette" }, focus: { place: "", x: null, y: "" } }];
  assert.deepEqual(record({ pictures: neither }), { pictures: { harbour: { credit: "gazette" } } });
});

test("an address without a source is kept, so that the check asks whose it is", () => {
  const sources = [{ source: "", url: "https://a.example" }];
  assert.deepEqual(record({ sources }), { sources: [{ url: "https://a.example" }] });
});

test("what was left empty is not written, and spaces at the ends go", () => {
  const values = { title: " 标题 ", desk: "", authors: [""], sources: [{}], changes: [], quotes: [], traditional: {} };
  assert.deepEqual(record(values), { title: "标题" });
});

test("whose name is registered is shown by the key, anybody else by name, and both are written as one", () => {
  const written = { authors: ["老王", "客座"], contributors: [{ name: "wang-ming", role: "editor" }] };
  const personOf = (name: string) => (["老王", "wang-ming"].includes(name) ? "wang-ming" : undefined);
  const shown = toForm(JSON.stringify(written), () => undefined, personOf);
  assert.deepEqual(shown.authors, [{ person: "wang-ming" }, { name: "客座" }]);
  assert.deepEqual(shown.contributors, [{ person: "wang-ming", role: "editor" }]);
  assert.deepEqual(record(shown), { ...written, authors: ["wang-ming", "客座"] });
});

test("people come out of the form as they went in, by their keys", () => {
  const portrait = { file: "wang.jpg", alt: "半身像", credit: "gazette", licence: "本站拍摄", focus: "top" };
  const people = { "wang-ming": { name: "王明", aliases: ["老王"], portrait }, lin: { name: "林", status: "former" } };
  const shown = peopleToForm(JSON.stringify(people), (name) => KEYS.get(name));
  assert.deepEqual(JSON.parse(peopleFromForm(shown)), people);
  const picked = { people: [{ placed: "lin", name: "林", portrait: { ...portrait, file: "/_data/people/lin.jpg" } }] };
  assert.equal(JSON.parse(peopleFromForm(picked)).lin.portrait.file, "lin.jpg");
});

test("the podcast comes out of the form as it went in, and its artwork keeps whose it is", () => {
  const artwork = { file: "cover.png", alt: "封面", credit: "gazette", licence: "本站制作" };
  const podcast = { title: "来源说", description: "每周一次。", artwork, category: "News", explicit: false, guid: "a" };
  const shown = podcastToForm(JSON.stringify(podcast), (name) => KEYS.get(name));
  assert.deepEqual(shown.artwork, { ...artwork, credit: { source: "gazette" } });
  assert.deepEqual(JSON.parse(podcastFromForm(shown)), podcast);
  const picked = {
    ...shown,
    author: "",
    artwork: { ...artwork, file: "/_data/podcast/new.png", credit: { name: "甲" } },
  };
  assert.deepEqual(JSON.parse(podcastFromForm(picked)), {
    ...podcast,
    artwork: { ...artwork, file: "new.png", credit: { name: "甲" } },
  });
});

test("a topic comes out of the form as it went in", () => {
  const topic = {
    title: "一件事",
    summary: "说来话长。",
    picture: { file: "a.jpg", alt: "图", credit: "gazette", licence: "本站拍摄" },
    articles: ["/2025/05/sample/"],
    chronology: [
      { date: "2025-05-19", text: "起初。", source: { source: "gazette", url: "https://gazette.example/a" } },
      { date: "2025-05-20", text: "后来。", article: "/2025/05/sample/", source: "gazette" },
    ],
  };
  assert.deepEqual(JSON.parse(topicFromForm(topicToForm(JSON.stringify(topic), (name) => KEYS.get(name)))), topic);
});
