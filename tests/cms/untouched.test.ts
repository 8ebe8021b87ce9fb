import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "@sveltia/cms";
import { articleFields, type Choices, peopleFields, podcastFields, topicFields } from "../../src/cms/form-fields.ts";
import { fromForm } from "../../src/cms/record-form.ts";
import { peopleFromForm, podcastFromForm, topicFromForm } from "../../src/cms/staff-forms.ts";
import { ARTICLE_SCHEMA_PATH } from "../../src/domain/json-schemas.ts";

const CHOICES: Choices = {
  sections: [{ value: "news", label: "要闻" }],
  tags: [],
  sources: [{ value: "gazette", label: "公报" }],
  people: [{ value: "wang", label: "王" }],
};

const BEGUN_FILE = { "": { credit: null } };
/**
 * What is written all the same: where the schema lies, that what is begun is a draft, and of files that nobody is credited yet,
 * so that the check asks. A default that the schema gives says nothing.
 */
const FORMS = {
  "article.json": {
    fields: articleFields(CHOICES),
    write: fromForm,
    said: {
      $schema: ARTICLE_SCHEMA_PATH,
      pictures: BEGUN_FILE,
      charts: BEGUN_FILE,
      media: BEGUN_FILE,
      status: "draft",
    },
  },
  "a topic": { fields: topicFields(CHOICES), write: topicFromForm, said: {} },
  "podcast.json": { fields: podcastFields(CHOICES), write: podcastFromForm, said: { explicit: false } },
  "people.json": { fields: peopleFields(CHOICES), write: peopleFromForm, said: { "": {} } },
};

for (const [name, { fields, write, said }] of Object.entries(FORMS))
  test(`the form of ${name} writes nothing that nobody chose, with an item that was only begun in each of its lists`, () => {
    assert.deepEqual(JSON.parse(write(untouched(fields))), said);
  });

/** What the library holds for fields that nobody has touched, and an item begun in each list. */
function untouched(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, heldIn(field)]));
}

function heldIn(field: Field): unknown {
  if ("default" in field && field.default !== undefined) return field.default;
  if (field.widget === "list") return "fields" in field && field.fields ? [untouched(field.fields)] : [""];
  if (field.widget === "object") return "fields" in field && field.fields ? untouched(field.fields) : {};
  if (field.widget === "keyvalue") return {};
  return "";
}
