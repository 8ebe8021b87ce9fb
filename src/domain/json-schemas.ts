import { z } from "zod";
import { ArchiveRegistry } from "./archive.ts";
import { ArticleRecord } from "./article-record.ts";
import { BreakingRecord } from "./breaking.ts";
import { CopyRules, PreferredNames } from "./copy-rule.ts";
import { FrontRecord } from "./front.ts";
import { LiveEntryRecord } from "./live-record.ts";
import { MigrationDecisions } from "./migration.ts";
import { OldAddresses } from "./old-addresses.ts";
import { PeopleRegistry } from "./person.ts";
import { PodcastRecord } from "./podcast.ts";
import { Disclaimers, Glossary, Sections, Site, Tags } from "./site.ts";
import { SourceRegistry } from "./source.ts";
import { TopicRecord } from "./topic.ts";
import { Notices, Withdrawals } from "./withdrawal.ts";

/** From an article's folder, for the completion of editors. */
export const ARTICLE_SCHEMA_PATH = "../../../../domain/generated/article.schema.json";

/** The part of JSON Schema that the field table and the forms of the CMS read. */
const Shape = z.object({
  type: z.string().optional(),
  description: z.string().default(""),
  enum: z.array(z.string()).optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  contentMediaType: z.string().optional(),
  required: z.array(z.string()).default([]),
  $ref: z.string().optional(),
  get properties() {
    return z.record(z.string(), Shape).optional();
  },
  get items() {
    return Shape.optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), Shape]).optional();
  },
  get allOf() {
    return z.array(Shape).optional();
  },
  get anyOf() {
    return z.array(Shape).optional();
  },
  get definitions() {
    return z.record(z.string(), Shape).optional();
  },
});
export type Shape = z.infer<typeof Shape>;

function jsonSchema() {
  return z.toJSONSchema(ArticleRecord, { io: "input", target: "draft-7" });
}

/** JSON Schema of article.json, for completion in editors. */
export function articleJsonSchema(): string {
  return `${JSON.stringify(jsonSchema(), null, 2)}\n`;
}

/** The same, for what is made of it. */
export function articleShape(): Shape {
  return Shape.parse(jsonSchema());
}

/** The schema of `_data/people.json`, for the form that is made of it. */
export function peopleShape(): Shape {
  return Shape.parse(z.toJSONSchema(PeopleRegistry, { io: "input", target: "draft-7" }));
}

/** The same of a topic. */
export function topicShape(): Shape {
  return Shape.parse(z.toJSONSchema(TopicRecord, { io: "input", target: "draft-7" }));
}

/** The shape of the head of an entry of a live page, for its form. */
export function entryShape(): Shape {
  return Shape.parse(z.toJSONSchema(LiveEntryRecord, { io: "input", target: "draft-7" }));
}

/** The shape of `_data/podcast.json`, for its form. */
export function podcastShape(): Shape {
  return Shape.parse(z.toJSONSchema(PodcastRecord, { io: "input", target: "draft-7" }));
}

/** The shape of `_data/front.json`, for its form. */
export function frontShape(): Shape {
  return Shape.parse(z.toJSONSchema(FrontRecord, { io: "input", target: "draft-7" }));
}

/** The field tables for authors, in Markdown, from the same schema. */
export function articleFieldsDoc(): string {
  const schema = articleShape();
  const { source, picture, chart, "chart-column": column, media, ...others } = schema.definitions ?? {};
  const { quote, change, contributor, sponsor, archive } = others;
  const objects = (source?.anyOf ?? []).filter(({ properties }) => properties);
  return [
    "# article.json 的字段",
    "由 `npm run generate` 从 `src/domain/article-record.ts` 生成，不要手改。没有列出的字段一律不接受。",
    table(schema),
    "## 来源（sources 的每一项，以及图片、视频、音频、文件的 credit）",
    '写登记过的来源的键、名称或别名（`_data/sources.json`），如 `"cbc"`；或写成下面两种对象之一。',
    ...objects.map(table),
    "## 图片（pictures 的每一项）",
    "`pictures` 是“名称 → 记录”的对象，名称只用小写英文字母、数字和连字符。正文里另起一段写 `![](名称)` 放置图片。",
    picture ? table(picture) : "",
    "## 图表（charts 的每一项）",
    "`charts` 也是“名称 → 记录”的对象，放置的写法与图片相同；数据是文章文件夹里的 CSV。",
    chart ? table(chart) : "",
    "### 列（columns 的每一项）",
    column ? table(column) : "",
    "## 视频、音频、文件（media 的每一项）",
    "`media` 也是“名称 → 记录”的对象，放置的写法与图片相同。`file`、`url`、`store` 写一个，说它在哪里；`description`、`transcript` 至少写一项。",
    media ? table(media) : "",
    "### 字幕（captions 的每一项）",
    media?.properties?.captions?.items ? table(media.properties.captions.items) : "",
    "### 自己的存储（store）",
    media?.properties?.store ? table(media.properties.store) : "",
    "## 引语（quotes 的每一项）",
    "`quotes` 也是“名称 → 记录”的对象，放置的写法与图片相同；图片、图表、影音、文件和引语的名称不能重复。",
    quote ? table(quote) : "",
    "## 参与的人（contributors 的每一项）",
    contributor ? table(contributor) : "",
    "## 广告主（sponsor）",
    sponsor ? table(sponsor) : "",
    "## 旧文（archive）",
    "从旧站搬来的文章才有，由 `npm run migrate` 写入。`unknown` 里写了的可以缺，没有写的和新文章一样必须有；体裁不详的，`kind` 写 `unknown`。",
    archive ? table(archive) : "",
    "## 改动（changes 的每一项）",
    change ? table(change) : "",
    "## 滚动报道的一条（live/*.md 开头的记录）",
    "文件开头是这个对象，换行以后是正文（Markdown）。一条一个文件，文件名只用小写英文字母、数字和连字符，是这一条在页面上的地址 `#e-…`。",
    table(entryShape()),
  ].join("\n\n");
}

function table({ properties = {}, required }: Shape): string {
  const rows = Object.entries(properties).map(
    ([name, field]) =>
      `| \`${name}\` | ${typeName(field)} | ${required.includes(name) ? "是" : "否"} | ${field.description} |`,
  );
  return ["| 字段 | 类型 | 必填 | 说明 |", "|---|---|---|---|", ...rows, ""].join("\n").trimEnd();
}

const REF_NAMES: Readonly<Record<string, string>> = {
  source: "来源",
  picture: "图片",
  chart: "图表",
  "chart-column": "列",
  media: "视频、音频、文件",
  quote: "引语",
  change: "改动",
  contributor: "参与的人",
  sponsor: "广告主",
  archive: "旧文",
};

function typeName(field: Shape): string {
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(" / ");
  if (field.$ref) return REF_NAMES[field.$ref.split("/").at(-1) ?? ""] ?? "对象";
  if (field.allOf) return field.allOf.map(typeName).join("");
  if (field.anyOf) return field.anyOf.map(typeName).join(" 或 ");
  if (field.type === "array") return `列表（${field.items ? typeName(field.items) : ""}）`;
  if (field.type === "object") return "对象";
  if (field.type === "null") return "`null`";
  if (field.type === "integer") return "整数";
  if (field.type === "number") return "数字";
  return field.maxLength ? `文字，至多 ${field.maxLength} 字` : "文字";
}

/** What each file of `_data/` holds, by its name without `.json`; comments are written by their desk alone. */
export const DATA_FILES = {
  archive: ArchiveRegistry,
  breaking: z.union([BreakingRecord, z.strictObject({})]),
  "copy-rules": CopyRules,
  disclaimers: Disclaimers,
  front: FrontRecord,
  glossary: Glossary,
  migration: MigrationDecisions,
  names: PreferredNames,
  notices: Notices,
  "old-addresses": OldAddresses,
  people: PeopleRegistry,
  podcast: PodcastRecord,
  sections: Sections,
  site: Site,
  sources: SourceRegistry,
  tags: Tags,
  withdrawals: Withdrawals,
} as const satisfies Readonly<Record<string, z.ZodType>>;

/** JSON Schema of every file of `_data/`, by its name without `.json`, for completion in editors; of those of `topics/` as `topic`. */
export function dataJsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({ ...DATA_FILES, topic: TopicRecord }).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: "input", target: "draft-7" });
      return [name, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
