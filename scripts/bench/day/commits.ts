import type { SampleArticle } from "../corpus.ts";
import { sourceKey, tagKey } from "../corpus-data.ts";
import { writeArticle } from "../corpus-files.ts";
import { drawPhoto } from "../pictures/photo.ts";
import type { WorkingCopy } from "./working-copy.ts";

const MINUTE_MS = 60_000;
/** When the first commit of the day is made: all sample articles are older. */
const START = Date.parse("2026-01-01T08:00:00-08:00");
const APART_MS = 20 * MINUTE_MS;
/** How long what is scheduled waits: until shortly before the commit that is nothing but the clock. */
const WAIT_MS = 75 * MINUTE_MS;

/** One commit of the day. */
export interface Commit {
  readonly label: string;
  /** In English, for docs/scale.md. */
  readonly title: string;
  /** @param now milliseconds since 1970 */
  apply(copy: WorkingCopy, now: number): void | Promise<void>;
}

/** When the nth commit is made and built, milliseconds since 1970. */
export function timeOf(nth: number): number {
  return START + nth * APART_MS;
}

/** As the sample publication writes a moment of that day. */
export function written(moment: number): string {
  return new Date(moment - 480 * MINUTE_MS).toISOString().replace(/\.\d+Z$/, "-08:00");
}

/** What a newsroom does to its articles and data, and its programmer to the program, in the order of the day. */
export const COMMITS: readonly Commit[] = [
  {
    label: "新文章",
    title: "a new article",
    apply: (copy, now) => publish(copy, 0, now),
  },
  {
    label: "旧文改错字",
    title: "a typo in an old article",
    apply: (copy) => copy.editText(copy.placeOf(1), (text) => text.replace("。", "了。")),
  },
  {
    label: "更正",
    title: "a correction",
    apply(copy, now) {
      const change = { date: written(now), kind: "correction", text: "示例更正，原来写错了一个数字。" };
      copy.editRecord(copy.placeOf(2), (record) => ({ ...record, changes: [change] }));
    },
  },
  { label: "补一张图片", title: "a picture added", apply: addPicture },
  { label: "一条评论", title: "a comment", apply: addComment },
  {
    label: "标签改名",
    title: "a tag renamed",
    apply: (copy) => copy.editData("tags.json", (tags) => ({ ...tags, [tagKey(5)]: { name: "改了名的话题" } })),
  },
  {
    label: "改栏目说明",
    title: "a section described anew",
    apply(copy) {
      const culture = { name: "文化", description: "另一句话说明这个栏目" };
      copy.editData("sections.json", (sections) => ({ ...sections, culture }));
    },
  },
  {
    label: "登记新来源",
    title: "a new source",
    apply(copy) {
      const basis = "示例来源，只用来测量速度";
      const source = { name: "新登记的来源", url: "https://new-source.example", country: "示例国", basis };
      copy.editData("sources.json", (sources) => ({ ...sources, "new-source": source }));
    },
  },
  {
    label: "发突发消息",
    title: "breaking news set",
    apply(copy, now) {
      const news = { text: "示例突发消息", url: `/${articleOf(copy, 0, now).folder}/` };
      copy.editData("breaking.json", () => ({ ...news, until: written(now + 360 * MINUTE_MS) }));
    },
  },
  {
    label: "撤下一篇",
    title: "a withdrawal",
    apply(copy, now) {
      const place = copy.placeOf(5);
      copy.editRecord(place, (record) => {
        const withdrawal = { path: `/${place}/`, id: record.id, date: written(now) };
        copy.addToData("withdrawals.json", { ...withdrawal, reason: "示例原因。", requestedBy: "示例权利人" });
        return record;
      });
    },
  },
  {
    label: "权利人要求",
    title: "a rights holder's notice",
    apply: (copy) =>
      copy.addToData("notices.json", {
        received: "2026-01-01",
        source: sourceKey(3),
        about: "示例事由",
        status: "open",
      }),
  },
  {
    label: "排好定时文章",
    title: "an article scheduled",
    apply: (copy, now) => publish(copy, 1, now, { publishAt: written(now + WAIT_MS) }),
  },
  {
    label: "存草稿",
    title: "a draft saved",
    apply: (copy, now) => publish(copy, 2, now, { status: "draft" }),
  },
  {
    label: "改网址",
    title: "an address moved, with an alias",
    apply: (copy) => copy.move(copy.placeOf(6)),
  },
  {
    label: "撤突发消息",
    title: "breaking news lifted",
    apply: (copy) => copy.editData("breaking.json", () => ({})),
  },
  {
    label: "定时文章到点",
    title: "the scheduled article comes due (nothing but the clock)",
    apply() {},
  },
  {
    label: "繁体词表加一个词",
    title: "a word for the glossary",
    apply(copy) {
      const word = copy.sample(copy.count >> 1).record.title.slice(0, 2);
      copy.editData("glossary.json", (words) => ({ ...words, [word]: `${word}一` }));
    },
  },
  {
    label: "繁体词表加一个名字",
    title: "a name for the glossary, in one title",
    apply(copy) {
      const name = copy.sample(copy.count >> 1).record.title.slice(0, 4);
      copy.editData("glossary.json", (words) => ({ ...words, [name]: `${name}一` }));
    },
  },
  {
    label: "改声明",
    title: "a disclaimer edited",
    apply: (copy) =>
      copy.editData("disclaimers.json", (texts) => ({ ...texts, original: "另一句示例声明，请写信至{contact}。" })),
  },
  {
    label: "改“关于”",
    title: "the page about us",
    apply: (copy) => copy.writeData("pages/about.md", "# 关于示例报\n\n这一页改过了。\n"),
  },
  {
    label: "一次改二十篇",
    title: "twenty articles at once",
    apply(copy) {
      // None of those that the other commits are about.
      for (let number = copy.count - 20; number < copy.count; number += 1) {
        const { folder } = copy.sample(number);
        copy.editRecord(folder, (record) => ({ ...record, lede: `${record.lede}另外补一句。` }));
      }
    },
  },
  {
    label: "改回错字",
    title: "the typo put back",
    apply: (copy) => copy.editText(copy.placeOf(1), (text) => text.replace("了。", "。")),
  },
  {
    label: "改样式",
    title: "a style changed",
    apply: (copy) => copy.editProgram("src/styles/base.css", "\nbody {\n", "\nbody {\n  orphans: 3;\n"),
  },
  {
    label: "改模板",
    title: "a template changed",
    apply: (copy) =>
      copy.editProgram("_includes/partials/tags/Tags.tsx", 'aria-label="标签"', 'aria-label="本文的标签"'),
  },
  {
    label: "换时区",
    title: "another time zone",
    // One whose clocks show the same: with others every date in the publication would have to be written anew.
    apply: (copy) => copy.editData("site.json", (site) => ({ ...site, timeZone: "America/Los_Angeles" })),
  },
];

/** What the newsroom writes that day, number 0 and on; a picture each would be more than the sample articles have. */
function articleOf(copy: WorkingCopy, number: number, now: number): SampleArticle {
  const { slug, record, ...rest } = copy.sample(copy.count + number);
  const published = written(now);
  return { ...rest, slug, folder: `2026/01/${slug}`, record: { ...record, id: `day-${slug}`, published } };
}

function publish(copy: WorkingCopy, number: number, now: number, more: Partial<SampleArticle["record"]> = {}): void {
  const article = articleOf(copy, number, now);
  writeArticle(copy.articles, { ...article, record: { ...article.record, ...more } });
}

/** The first picture of an old article, which had none, is there now. */
async function addPicture(copy: WorkingCopy): Promise<void> {
  const place = copy.placeOf(3);
  copy.writeArticles(`${place}/harbour.jpg`, await drawPhoto(1, 900, 600));
  copy.editRecord(place, ({ pictures, ...record }) => {
    const shown = { file: "harbour.jpg", alt: "示例图片", credit: sourceKey(1), licence: "示例许可" };
    return { ...record, pictures: { ...Object(pictures), pic1: shown } };
  });
}

function addComment(copy: WorkingCopy, now: number): void {
  const place = copy.placeOf(4);
  copy.editRecord(place, (record) => {
    const date = new Date(now).toISOString().replace(/\.\d+/, "");
    const id = `${date.replace(/[-:]/g, "")}-0123456789ab`;
    const comment = { id, article: record.id, name: "示例读者", date, text: "示例评论。", origin: "desk" };
    copy.writeData(`comments/${place}/${id}.json`, JSON.stringify(comment));
    return record;
  });
}
