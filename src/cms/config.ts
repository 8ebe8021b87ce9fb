import type { CmsConfig } from "@sveltia/cms";
import type { Person } from "../domain/person.ts";
import type { Signature } from "../domain/signature.ts";
import type { Site } from "../domain/site.ts";
import type { SourceRegistry } from "../domain/source.ts";
import { SLUG } from "../domain/text-rules.ts";
import { clockChanges } from "../domain/time-zone.ts";
import {
  type AdminConfig,
  FRONT_FORMAT,
  PEOPLE_FORMAT,
  PODCAST_FORMAT,
  RECORD_FORMAT,
  TOPIC_FORMAT,
} from "./admin-config.ts";
import {
  articleFields,
  type Choices,
  clockTime,
  frontFields,
  peopleFields,
  podcastFields,
  topicFields,
} from "./form-fields.ts";
import { SHOWN_FIELD } from "./record-form.ts";

interface Named {
  readonly key: string;
  readonly name: string;
}

type Collection = CmsConfig["collections"][number];

interface SiteData {
  readonly site: Site;
  readonly sections: ReadonlyMap<string, Named>;
  readonly tags: ReadonlyMap<string, Named>;
  readonly sources: SourceRegistry;
  readonly people: readonly Person[];
  /** Everybody who goes by a name. */
  readonly peopleNames: { readonly known: readonly (readonly [name: string, people: readonly Signature[]])[] };
}

/** Where the articles lie in the repository that is edited. */
export const ARTICLES_FOLDER = "src/articles";
/** Parts of the date as it is written: counted in the zone of the browser, it may be another month. */
const written = (format: string) => clockTime("published", format);
/** Like a Git backend's own pattern. */
const PATH = `${written("YYYY")}/${written("MM")}/{{slug}}/article`;
/** What editors decide of the front page. */
export const FRONT_FILE = "_data/front.json";
/** The list of the records of articles. */
const RECORDS = "records";
const NO_REPOSITORY = "local/folder";

/** What a record and a text have in common: they are the two files of one article. */
const ENTRY = {
  folder: ARTICLES_FOLDER,
  path: PATH,
  create: true,
  // Articles are taken down with npm run withdraw, which leaves word of it.
  delete: false,
  duplicate: false,
  slug: {
    editable: ["create"],
    hint: "网址的最后一段，小写英文字母、数字和连字符；记录和正文写同一个，发布以后不改",
    pattern: [SLUG.source, "只用小写英文字母、数字和连字符"],
  },
  editor: { preview: false },
  media_folder: "",
  public_folder: "",
};

/** The configuration, from the schema of articles and what the publication has to choose from. */
export function adminConfigOf({ site, sections, tags, sources, people, peopleNames }: SiteData): AdminConfig {
  const choices: Choices = {
    sections: [...sections.values()].map(({ key, name }) => ({ value: key, label: name })),
    tags: [...tags.values()].map(({ key, name }) => ({ value: key, label: name })),
    sources: Object.entries(sources).flatMap(([value, { name, status }]) =>
      status === "active" ? [{ value, label: name }] : [],
    ),
    people: people.map(({ key, name, role }) => ({ value: key, label: role ? `${name}（${role}）` : name })),
  };
  const config: CmsConfig = {
    load_config_file: false,
    backend: {
      name: "github",
      repo: site.cms?.repository ?? NO_REPOSITORY,
      branch: site.cms?.branch ?? "main",
      auth_methods: ["token"],
    },
    app_title: `${site.name}：后台`,
    site_url: site.url,
    logo: { src: "/icon.svg" },
    media_folder: ARTICLES_FOLDER,
    public_folder: "/",
    // Pictures come from the author, with their credit; not from a library at another host.
    media_libraries: { stock_assets: { providers: [] } },
    show_preview_links: false,
    collections: [recordsOf(choices), textsOf(site), ...topicsOf(choices), peopleOf(choices), podcastOf(choices)],
    singletons: [
      {
        name: "front",
        label: "首页",
        icon: "newspaper",
        file: FRONT_FILE,
        format: FRONT_FORMAT,
        editor: { preview: false },
        fields: frontFields(RECORDS),
      },
    ],
    slug: { encoding: "ascii" },
    output: { omit_empty_optional_fields: true },
  };
  const sourceKeys = Object.entries(sources).flatMap(([key, { name, aliases, credit }]) =>
    [key, name, ...aliases, ...(credit ? [credit] : [])].map((known) => [known, key]),
  );
  return {
    config,
    sourceKeys: Object.fromEntries(sourceKeys),
    sourceNames: Object.fromEntries(Object.entries(sources).map(([key, { name }]) => [key, name])),
    peopleKeys: Object.fromEntries(
      peopleNames.known.flatMap(([name, [person, ...others]]) =>
        person?.key !== undefined && others.length === 0 ? [[name, person.key]] : [],
      ),
    ),
    timeZone: site.timeZone,
    clockChanges: clockChanges(site.timeZone),
    remote: site.cms?.repository !== undefined,
  };
}

function recordsOf(choices: Choices): Collection {
  return {
    ...ENTRY,
    name: RECORDS,
    label: "文章：记录",
    label_singular: "记录",
    description: "先写记录：标题、日期、来源、图片的出处。存好以后，用同一个短名写正文。",
    icon: "description",
    extension: "json",
    format: RECORD_FORMAT,
    identifier_field: "title",
    // By the folder its text is found, in the other list.
    summary: `{{title}}（${written("YYYY-MM-DD HH:mm")}，{{status}}）{{dirname}}`,
    sortable_fields: ["published", "title"],
    // The library takes nothing into a list of choices that has no field.
    fields: [...articleFields(choices), { name: SHOWN_FIELD, widget: "hidden" }],
  };
}

function textsOf({ timeZone }: Site): Collection {
  return {
    ...ENTRY,
    name: "texts",
    label: "文章：正文",
    label_singular: "正文",
    description: "正文，Markdown。短名和日期与记录相同。",
    icon: "article",
    extension: "md",
    format: "raw",
    identifier_field: "body",
    // Year and month stand in it: of articles of one name it is seen which is which.
    summary: "{{dirname}}",
    fields: [
      {
        name: "published",
        label: "发布日期",
        hint: "选记录的文件夹的那一年那一月，多半就是记录的发布日期：正文存进那里，和记录在一起；改已有的正文时不必写",
        widget: "datetime",
        type: "date",
        default: "{{now}}",
        input_timezone: timeZone,
        required: false,
      },
      {
        name: "body",
        label: "正文",
        hint: "分段空一行；小标题 `## 小标题`；加粗 `**文字**`；链接 `[文字](地址)`；图片另起一段写 `![](名称)`",
        widget: "text",
      },
    ],
  };
}

/** A topic is two files of one name, as an article is: the record, and what introduces it. */
function topicsOf(choices: Choices): Collection[] {
  const hint = "网址的一段，小写英文字母、数字和连字符；记录和介绍写同一个，发布以后不改";
  const entry = {
    folder: "_data/topics",
    create: true,
    // Its address stays.
    delete: false,
    slug: { editable: ["create"], hint, pattern: [SLUG.source, "只用小写英文字母、数字和连字符"] },
    editor: { preview: false },
    media_folder: "",
    public_folder: "",
  };
  const record = { extension: "json", format: TOPIC_FORMAT, identifier_field: "title", summary: "{{title}}" };
  const text = { extension: "md", format: "raw", identifier_field: "body", summary: "{{slug}}" };
  const body = { name: "body", label: "介绍", hint: "几段话，Markdown；可以没有", widget: "text" } as const;
  const records = { label: "专题：记录", label_singular: "专题", icon: "timeline" };
  const texts = { label: "专题：介绍", label_singular: "介绍", icon: "article" };
  return [
    { ...entry, ...record, ...records, name: "topics", fields: topicFields(choices) },
    { ...entry, ...text, ...texts, name: "introductions", fields: [body] },
  ];
}

/** One file for all of them, a list in the form. */
function peopleOf(choices: Choices): Collection {
  return {
    ...oneFile("people", "人物登记", PEOPLE_FORMAT, peopleFields(choices)),
    label: "人物",
    description: "署名的人：姓名、职务、简介、头像。登记了的人有自己的页面，署名通到那里。",
    icon: "group",
  };
}

/** The settings of the podcast; its episodes are the sounds of articles. */
function podcastOf(choices: Choices): Collection {
  return {
    ...oneFile("podcast", "播客设置", PODCAST_FORMAT, podcastFields(choices)),
    label: "播客",
    description: "有了它，文章里自己的 mp3、m4a 就是一档播客：页面、订阅源，每一集都写明来源。没有播客就不填。",
    icon: "podcasts",
  };
}

/** A file of `_data` whose pictures lie in a folder of its name. */
function oneFile(name: string, label: string, format: string, fields: ReturnType<typeof peopleFields>) {
  const pictures = { media_folder: `/_data/${name}`, public_folder: "" };
  return {
    name,
    editor: { preview: false },
    files: [{ name, label, file: `_data/${name}.json`, format, ...pictures, fields }],
  };
}
