import type { Field } from "@sveltia/cms";
import { ARTICLE_FIELDS, type FieldUse } from "../domain/article-fields.ts";
import {
  ARTICLE_SCHEMA_PATH,
  articleShape,
  frontShape,
  peopleShape,
  podcastShape,
  type Shape,
  topicShape,
} from "../domain/json-schemas.ts";
import { SLUG } from "../domain/text-rules.ts";
import { DATE_TIME_FIELD } from "./date-time-field.ts";
import { wordsOf } from "./form-words.ts";
import { NAME_FIELD, PERSON_FIELD, PLACE_FIELD, SHOWN_FIELD } from "./record-form.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the publication has to choose from. */
export interface Choices {
  readonly sections: readonly Choice[];
  readonly tags: readonly Choice[];
  readonly sources: readonly Choice[];
  /** Registered people; where there are none, names are written. */
  readonly people: readonly Choice[];
  /** The list of articles, for a form that chooses among them. */
  readonly records?: string;
}

const USES: ReadonlyMap<string, FieldUse> = new Map(Object.entries(ARTICLE_FIELDS));
/**
 * A moment in a line of a list, as it is written. Its offset is cut off first, and Greenwich put in its place: with it, Sveltia CMS
 * would count in the zone of the browser.
 */
export function clockTime(field: string, format = "YYYY-MM-DD HH:mm"): string {
  return `{{${field} | truncate(16, 'Z') | date('${format}', 'utc')}}`;
}

/** How an article is looked for, and shown among those that are found. */
const FOUND_BY = { search_fields: ["title", "published"], display_fields: ["title", SHOWN_FIELD] };
/** An address is as good as an id (src/domain/article-name.ts), and in no list. */
const CHOSEN = "从文章里选，文章多时输入标题里的字来找；文件里写的是网址的，这里空着，照样有效";
/** Longer texts get more than one line to be written in. */
const ONE_LINE = 300;
/** What src/cms/going-live.ts does. */
const GOING_LIVE = "草稿选“发布”再保存，发布时间就改成此刻；要定时，先把发布时间改到将来";

/** The fields of an article's form, in the order of the schema of `article.json` and with its words. */
export function articleFields(choices: Choices): Field[] {
  const shape = articleShape();
  return new SchemaForm(shape, choices, ARTICLE_SCHEMA_PATH).fieldsOf(shape);
}

/** The form of `_data/people.json`: a list of people, each with a key. */
export function peopleFields(choices: Choices): Field[] {
  const shape = peopleShape();
  const person = shape.additionalProperties;
  if (typeof person !== "object") throw new Error("the schema of people says nothing about a person");
  const pattern: [string, string] = [SLUG.source, "只用小写英文字母、数字和连字符"];
  const key = { name: NAME_FIELD, label: "键", hint: "网址的一段，如 wang-xiaoming；定下来就不改" };
  const fields: Field[] = [
    { ...key, widget: "string", required: true, pattern },
    ...new SchemaForm(shape, choices).fieldsOf(person),
  ];
  return [{ name: "people", label: "人物", widget: "list", collapsed: "auto", summary: "{{name}}", fields }];
}

/** The form of a file of `_data/topics/`. */
export function topicFields(choices: Choices): Field[] {
  const shape = topicShape();
  return new SchemaForm(shape, choices).fieldsOf(shape);
}

/** The form of `_data/podcast.json`. */
export function podcastFields(choices: Choices): Field[] {
  const shape = podcastShape();
  return new SchemaForm(shape, choices).fieldsOf(shape);
}

/** The fields of the front page's form, which choose among the articles of another list. @param records its name */
export function frontFields(records: string): Field[] {
  const shape = frontShape();
  return new SchemaForm(shape, { sections: [], tags: [], sources: [], people: [], records }).fieldsOf(shape);
}

type Named = Pick<Field, "name" | "label"> & { readonly required: boolean; readonly hint?: string };

/** Makes fields of the shapes of a schema. */
class SchemaForm {
  readonly #schema: Shape;
  readonly #choices: Choices;
  readonly #path: string | undefined;

  /** @param path of the schema from a new file, for the completion of other editors */
  constructor(schema: Shape, choices: Choices, path?: string) {
    this.#path = path;
    this.#schema = schema;
    this.#choices = choices;
  }

  fieldsOf({ properties = {}, required }: Shape): Field[] {
    return Object.entries(properties).map(([name, field]) => this.#fieldOf(name, field, required.includes(name)));
  }

  #fieldOf(name: string, given: Shape, required: boolean): Field {
    const shape = this.#resolved(given);
    // What has no words of its own has those of what it refers to.
    const { label, hint } = wordsOf(given.description || shape.description);
    const form = USES.get(name)?.form;
    // What is picked from a list or a calendar needs no words on how to write it.
    const picked = shape.enum !== undefined || name === "published" || name === "source" || form === "chosen";
    const shared = { name, label, required, ...(hint && !picked && { hint }) };
    const { sections, tags, sources, people, records } = this.#choices;
    if (form === "signed" && people.length > 0) return this.#signed(shared, shape);
    if (name === "article" && records)
      return { ...shared, hint: CHOSEN, widget: "relation", collection: records, value_field: "id", ...FOUND_BY };
    if (form === "hidden")
      return { name, widget: "hidden", ...(name === "$schema" && this.#path && { default: this.#path }) };
    if (form === "made by the program") return { ...shared, widget: "uuid", readonly: true };
    if (name === "file") return { ...shared, widget: label === "图片文件" ? "image" : "file", choose_url: false };
    if (name === "section") return { ...shared, widget: "select", options: [...sections] };
    if (name === "tags") return { ...shared, widget: "select", multiple: true, options: [...tags] };
    // Every text that names a source names a registered one, unless it stands beside an address of its own.
    if (name === "source" && shape.type === "string")
      return { ...shared, required: false, widget: "select", options: [...sources] };
    if (shape.enum) {
      const options = shape.enum.map((value) => ({ value, label: choiceLabel(given.description, value) }));
      // What is begun here is no article yet.
      if (name === "status" && shape.enum.includes("draft"))
        return { ...shared, hint: GOING_LIVE, widget: "select", options, default: "draft" };
      const usual = typeof shape.default === "string" && { default: shape.default };
      return { ...shared, widget: "select", options, ...usual };
    }
    if (shape.type === "boolean" && shape.const === undefined)
      return { ...shared, required: false, widget: "boolean", default: shape.default === true };
    // What can only be said, or not.
    if (typeof shape.const === "boolean")
      return { ...shared, widget: "select", options: [{ value: shape.const, label: "是" }] };
    // A new article begins with the time of day.
    if (shape.format === "date-time") return { ...shared, widget: DATE_TIME_FIELD, now: name === "published" };
    if (shape.type === "integer") {
      const { minimum: min = 0, maximum: max } = shape;
      return { ...shared, widget: "number", value_type: "int", min, ...(max !== undefined && { max }) };
    }
    if (shape.type === "number")
      return { ...shared, widget: "number", value_type: "float", min: 0, max: 1, step: 0.01 };
    if (shape.type === "array") return this.#listOf(shared, shape.items);
    if (typeof shape.additionalProperties === "object") return this.#byName(shared, shape.additionalProperties);
    if (shape.properties)
      return { ...shared, widget: "object", collapsed: "auto", ...summaryOf(shape), fields: this.fieldsOf(shape) };
    return text(shared, shape);
  }

  #listOf(shared: Named, items: Shape | undefined): Field {
    const inside = items && this.#resolved(items);
    const { properties } = inside ?? {};
    if (!inside || !properties) return { ...shared, widget: "list" };
    return { ...shared, widget: "list", collapsed: "auto", ...summaryOf(inside), fields: this.fieldsOf(inside) };
  }

  /** Somebody registered is chosen, anybody else is written; of some it is told what they did. */
  #signed(shared: Named, { items }: Shape): Field {
    const { properties: { role } = {} } = items ? this.#resolved(items) : {};
    const fields: Field[] = [
      {
        name: PERSON_FIELD,
        label: "登记过的人",
        required: false,
        widget: "select",
        options: [...this.#choices.people],
      },
      { name: "name", label: "姓名", hint: "没有登记的人写在这里", required: false, widget: "string", maxlength: 40 },
      ...(role ? [this.#fieldOf("role", role, true)] : []),
    ];
    return { ...shared, widget: "list", collapsed: "auto", summary: `{{${PERSON_FIELD}}}{{name}}`, fields };
  }

  /** An object by name: a list of which every item says its name. */
  #byName(shared: Named, values: Shape): Field {
    const inside = this.#resolved(values);
    if (!inside.properties) return { ...shared, widget: "keyvalue", key_label: "简体", value_label: "繁体" };
    const key = { name: NAME_FIELD, label: "名称", hint: "小写英文字母、数字和连字符；正文里写 `![](名称)` 放置" };
    const pattern: [string, string] = [definitionOfKey(this.#schema), "只用小写英文字母、数字和连字符"];
    const fields: Field[] = [{ ...key, widget: "string", required: true, pattern }, ...this.fieldsOf(inside)];
    return { ...shared, widget: "list", collapsed: "auto", summary: `{{${NAME_FIELD}}}`, fields };
  }

  /** A shape without references; of several ways to write a thing the fields of all. */
  #resolved(given: Shape): Shape {
    if (given.$ref) {
      const name = given.$ref.split("/").at(-1) ?? "";
      const target = this.#schema.definitions?.[name];
      if (!target) throw new Error(`the schema of articles has no ${name}`);
      return this.#resolved(target);
    }
    // A reference that has words of its own.
    const [only] = given.allOf ?? [];
    if (only) return this.#resolved(only);
    const all = (given.anyOf ?? []).map((way) => this.#resolved(way));
    const ways = all.filter(({ properties }) => properties);
    if (ways.length === 0) return given;
    // What may also be said by a name is chosen by it first.
    const named = all.find((way) => way.enum !== undefined);
    const properties = Object.assign({}, named && { [PLACE_FIELD]: named }, ...ways.map((way) => way.properties));
    return { ...given, type: "object", properties, required: [] };
  }
}

/** What a part of the form says when it is folded up, where its first field alone does not say which it is, or until when. */
function summaryOf({ properties = {} }: Shape): { summary?: string } {
  const { article, date, text, until } = properties;
  if (date && text) return { summary: "{{date}} {{text}}" };
  // First, for a long title is cut off.
  const end = `{{until | ternary('到期 ', '')}}${clockTime("until")}{{until | ternary('：', '')}}`;
  return article && until ? { summary: `${end}{{article}}` } : {};
}

function text(shared: Named, { maxLength, pattern }: Shape): Field {
  const limit = maxLength === undefined ? {} : { maxlength: maxLength };
  if (maxLength !== undefined && maxLength > ONE_LINE && !pattern) return { ...shared, widget: "text", ...limit };
  const format: [string, string] | undefined =
    pattern === undefined ? undefined : [pattern, "写法不对，请看下面的说明"];
  return { ...shared, widget: "string", ...limit, ...(format && { pattern: format }) };
}

/** The pattern of the keys, from the field of the schema that is one. */
function definitionOfKey({ properties }: Shape): string {
  const pattern = properties?.section?.pattern;
  if (!pattern) throw new Error("the schema of articles says nothing about keys");
  return pattern;
}

/** Of `high 重要 / low 次要；其余的说明` the word for one value. */
function choiceLabel(description: string, value: string): string {
  const words = description.split(/[：/；]/).map((part) => part.trim());
  return words.find((word) => word.startsWith(`${value} `))?.slice(value.length + 1) ?? value;
}
