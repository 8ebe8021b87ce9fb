import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field } from "@sveltia/cms";
import type { z } from "zod";
import { articleFields, frontFields, peopleFields, podcastFields, topicFields } from "../../src/cms/form-fields.ts";
import { fromForm, PERSON_FIELD, toForm } from "../../src/cms/record-form.ts";
import {
  frontFromForm,
  frontToForm,
  peopleFromForm,
  peopleToForm,
  podcastFromForm,
  podcastToForm,
  topicFromForm,
  topicToForm,
} from "../../src/cms/staff-forms.ts";
import { ArticleRecord } from "../../src/domain/article-record.ts";
import { FrontRecord } from "../../src/domain/front.ts";
import { PeopleRegistry } from "../../src/domain/person.ts";
import { PodcastRecord } from "../../src/domain/podcast.ts";
import { TopicRecord } from "../../src/domain/topic.ts";

type Held = Readonly<Record<string, unknown>>;

const GAZETTE = { value: "gazette", label: "公报" };
const NEWS = { value: "news", label: "要闻" };
const CHOICES = { sections: [NEWS], tags: [NEWS], sources: [GAZETTE], people: [{ value: "wang", label: "王" }] };
const known = (name: string) => (name === "gazette" ? name : undefined);
const person = (name: string) => (name === "wang" ? name : undefined);

interface Form {
  readonly fields: readonly Field[];
  readonly schema: z.ZodType;
  readonly toFile: (form: Held) => string;
  readonly fromFile: (json: string) => Held;
}

const FORMS: Readonly<Record<string, Form>> = {
  "article.json": {
    fields: articleFields(CHOICES),
    schema: ArticleRecord,
    toFile: fromForm,
    fromFile: (json) => toForm(json, known, person),
  },
  "article.json of a publication that has registered nobody": {
    fields: articleFields({ ...CHOICES, people: [] }),
    schema: ArticleRecord,
    toFile: fromForm,
    fromFile: (json) => toForm(json, known),
  },
  "a topic": {
    fields: topicFields(CHOICES),
    schema: TopicRecord,
    toFile: topicFromForm,
    fromFile: (json) => topicToForm(json, known),
  },
  "people.json": {
    fields: peopleFields(CHOICES),
    schema: PeopleRegistry,
    toFile: peopleFromForm,
    fromFile: (json) => peopleToForm(json, known),
  },
  "podcast.json": {
    fields: podcastFields(CHOICES),
    schema: PodcastRecord,
    toFile: podcastFromForm,
    fromFile: (json) => podcastToForm(json, known),
  },
  "front.json": {
    fields: frontFields("records"),
    schema: FrontRecord,
    toFile: frontFromForm,
    fromFile: frontToForm,
  },
};

/** How far a form was filled in. */
type State = "filled" | "emptied" | "required only";

/** What an author would write where a rule of the schema says how. */
const WRITTEN: Readonly<Record<string, unknown>> = {
  $schema: "../schema.json",
  url: "https://a.example/b",
  archived: "https://web.archive.org/web/2026/https://a.example/b",
  sameAs: "https://a.example/b",
  mail: "a@a.example",
  sha256: "a".repeat(64),
  language: "zh",
  duration: "3:24",
  aliases: "/?p=1",
  formerly: "old-key",
  placed: "wang",
  id: "20250519-sample",
  poster: "wang",
  order: "20261105T093000000Z",
  guid: "9b024349-ccf0-5f69-a609-6b82873eab3c",
};

function textOf({ name, label }: Field): unknown {
  if (label === "别名") return "老王";
  // A day, where a moment has a field of its own.
  return name === "date" ? "2025-05-19" : (WRITTEN[name] ?? "字");
}

/** Whether the library leaves a value out that was not asked for. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** What the library holds for a field; lists with the numbers that it gives to their items. */
function heldIn(field: Field, state: State): unknown {
  // Whoever has a part is somebody.
  const filled = state === "filled" || field.required === true || field.name === PERSON_FIELD;
  switch (field.widget) {
    case "hidden":
      return field.default ?? "";
    case "boolean":
      return field.default;
    case "select":
      if (!filled) return field.multiple ? [] : (field.default ?? (state === "emptied" ? null : ""));
      return field.multiple ? [field.options[0]?.value] : field.options[0]?.value;
    case "number":
      return filled ? field.min || 1 : null;
    case "keyvalue":
      return filled ? { 字: "字" } : {};
    case "list": {
      if (!filled && (state === "required only" || !field.fields)) return [];
      if (!field.fields) return [textOf(field)];
      const numbers = { __sc_item_id: "4201bdf6-50a1-4662", __sc_item_original_key_path: `${field.name}.0` };
      return [{ ...held(field.fields, state), ...numbers }];
    }
    case "object": {
      if (!filled) return null;
      const [first, ...rest] = field.fields;
      // Where one has to be named and any field will do, it is chosen.
      const any = field.required && first && !field.fields.some(({ required }) => required);
      return any ? { ...held(rest, state), [first.name]: heldIn(first, "filled") } : held(field.fields, state);
    }
    case "publication-time":
      return filled ? "2026-11-05T09:30:00-08:00" : "";
    default:
      return filled ? textOf(field) : "";
  }
}

function held(fields: readonly Field[], state: State): Held {
  return Object.fromEntries(fields.map((field) => [field.name, heldIn(field, state)]));
}

/** What the library hands over to be written: without its own numbers, and without what is optional and empty. */
function serialised(form: unknown, fields: readonly Field[]): Record<string, unknown> {
  const entries = Object.entries(Object(form)).flatMap(([name, value]) => {
    const field = fields.find((one) => one.name === name);
    if (name.startsWith("__sc_") || (field && !field.required && isEmpty(value))) return [];
    const inside = field && "fields" in field ? (field.fields ?? []) : undefined;
    if (!inside || value === null || typeof value !== "object") return [[name, value]];
    return [[name, Array.isArray(value) ? value.map((one) => serialised(one, inside)) : serialised(value, inside)]];
  });
  return Object.fromEntries(entries);
}

for (const [name, { fields, schema, toFile, fromFile }] of Object.entries(FORMS))
  for (const state of ["required only", "filled", "emptied"] as const)
    test(`what the form of ${name} saves is right by its schema: ${state}`, () => {
      // First it is put as it will be read, which the library then hands over.
      const read = fromFile(toFile(held(fields, state)));
      const file = JSON.parse(toFile(serialised(read, fields)));
      assert.deepEqual(schema.safeParse(file).error?.issues ?? [], [], JSON.stringify(file, null, 1));
      assert.deepEqual(JSON.parse(toFile(fromFile(JSON.stringify(file)))), file);
    });

function allFields(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => [field, ...("fields" in field ? allFields(field.fields ?? []) : [])]);
}

test("every field of every form has a name in Chinese, and no form speaks of the file: its names, its values, its dates", () => {
  const shown = Object.values(FORMS).flatMap(({ fields }) =>
    allFields(fields).filter((one) => one.widget !== "hidden"),
  );
  const names = new Set(shown.map(({ name }) => name));
  const ofTheFile = /[{}"[\]→](?![^`]*`)|\b(?:true|false|null)\b|T\d\d:\d\d|时区|_data\/|写法同|genre/;
  for (const { name, label = "", hint = "" } of shown) {
    assert.match(label, /\p{Script=Han}|^podcast:guid$/u, `${name}: ${label}`);
    const said = `${label}，${hint}`;
    if (label === "podcast:guid") continue;
    assert.doesNotMatch(said, ofTheFile, name);
    const words = (said.match(/(?<![/?#&=._-])\b[a-zA-Z]+\b(?![/=.-])/g) ?? []).filter((word) => names.has(word));
    assert.deepEqual(words, [], said);
  }
});
