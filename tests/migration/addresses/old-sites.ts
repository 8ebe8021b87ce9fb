import { between, type Random } from "../../../scripts/bench/random.ts";
import type { NewLists } from "../../../src/migration/addresses/list-part.ts";
import type { ExportIndex, IndexedItem, MigratedArticle } from "../../../src/migration/model.ts";
import type { ExportAttachment } from "../../../src/wxr/item.ts";

/** A site of WordPress as its export tells of it, and where its posts are now. */
export interface OldSite {
  readonly index: ExportIndex;
  readonly articles: ReadonlyMap<string, MigratedArticle["folder"]>;
  readonly lists: NewLists;
}

interface Post {
  readonly id: number;
  readonly slug: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** Every permalink structure that WordPress proposes, and those that newsrooms set. */
export const STRUCTURES: Readonly<Record<string, (post: Post) => string>> = {
  plain: ({ id }) => `/?p=${id}`,
  day: ({ year, month, day, slug }) => `/${year}/${month}/${day}/${slug}/`,
  month: ({ year, month, slug }) => `/${year}/${month}/${slug}/`,
  numeric: ({ id }) => `/archives/${id}`,
  index: ({ id }) => `/index.php/archives/${id}/`,
  name: ({ slug }) => `/${slug}/`,
  html: ({ year, month, slug }) => `/${year}/${month}/${slug}.html`,
  category: ({ slug }) => `/news/${slug}/`,
  prefixed: ({ year, month, slug }) => `/blog/${year}/${month}/${slug}/`,
};

const HAN = ["旧文", "市政厅开放", "港口-报告", "𠮷野", "電車 改線".replace(" ", "-")];
const WORDS = ["harbour", "city-hall", "tram", "feed", "page", "03", "amp", "about"];

/**
 * @param posts how many
 * @param han part of the names that are in Han characters, so that no article keeps its own
 */
export function oldSite(random: Random, structure: string, posts: number, base = "", han = 0.5): OldSite {
  const link = STRUCTURES[structure] ?? (() => "/");
  const url = `https://old.example${base}`;
  const items: IndexedItem[] = [];
  const articles = new Map<string, MigratedArticle["folder"]>();
  const attachments = new Map<number, ExportAttachment>();
  const folders = new Set<string>();
  const one = <T>(of: readonly T[]): T => of[between(random, 0, of.length - 1)] as T;
  const naked = ["harbour", "city-hall", "tram", "amp", "about", "embed"];
  const slugFor = (at: number) =>
    random() < han
      ? `${one(HAN)}-${at}`
      : random() < 0.1
        ? (naked.splice(0, 1)[0] ?? `a-${at}`)
        : `${one(WORDS)}-${at}`;
  for (let at = 0; at < posts; at += 1) {
    const id = 10 + at * 3;
    const [year, month, day] = [
      String(between(random, 2015, 2018)),
      two(between(random, 1, 12)),
      two(between(random, 1, 28)),
    ];
    const post = { id, slug: slugFor(at), year, month, day };
    const status = random() < 0.8 ? "publish" : one(["draft", "private", "trash", "future"]);
    const type = random() < 0.1 ? "page" : random() < 0.05 ? "product" : "post";
    const isTaken = type !== "product" && status !== "trash" && random() < 0.97;
    const path = status === "publish" ? (type === "page" ? `/${post.slug}/` : link(post)) : `/?p=${id}`;
    items.push({
      ...{ id, type, status, slug: post.slug, link: encoded(url + path), guid: `${url}/?p=${id}`, parent: 0 },
      ...{
        date: `${year}-${month}-${day} 09:00:00`,
        dateUtc: "",
        login: one(["editor", "Wang Wu", "李四"]),
        title: "标题",
      },
      ...{ sticky: false, file: "a.xml", line: at + 1, key: String(id) },
      terms: [one(TERMS), one(TERMS)],
      oldSlugs: random() < 0.2 ? [`old-${at}`, `旧名-${at}`] : [],
      fate: isTaken
        ? { is: status === "publish" && random() < 0.95 ? "public" : status === "future" ? "scheduled" : "draft" }
        : { is: "set-aside", reason: "测试" },
    });
    const ascii = /^[a-z0-9-]+$/.test(post.slug) ? post.slug : `jiu-wen-${at}`;
    // Another zone puts some into another month.
    const moved = random() < 0.05 ? two((Number(month) % 12) + 1) : month;
    const slug = folders.has(`${year} ${moved} ${ascii}`) ? `${ascii}-x${at}` : ascii;
    if (isTaken) articles.set(String(id), { year, month: moved, slug });
    if (isTaken) folders.add(`${year} ${moved} ${slug}`);
    if (random() < 0.4) {
      const file = { id: id + 1, parent: random() < 0.7 ? id : 0, title: "", alt: "", caption: "", description: "" };
      const page = file.parent > 0 && !path.includes("?") ? `${path.replace(/\/?$/, "/")}图-${at}/` : `/图-${at}/`;
      const uploaded = `${year}/${month}/图 ${at}.jpg`;
      attachments.set(id + 1, {
        ...file,
        uploaded,
        url: encoded(`${url}/wp-content/uploads/${uploaded}`),
        link: encoded(url + page),
      });
    }
  }
  const described = TERMS.map((term, at) => ({
    ...term,
    id: at + 2,
    parent: term.slug === "local" ? "world" : "",
    description: "",
  }));
  const authors = new Map([
    ["editor", "编辑"],
    ["Wang Wu", "王五"],
  ]);
  const site = {
    title: "旧站",
    url,
    language: "zh-CN",
    authors,
    authorIds: new Map([["editor", 1]]),
    terms: described,
  };
  return { index: { site, items, attachments }, articles, lists: LISTS };
}

const TERMS = [
  { taxonomy: "category", slug: "world", name: "国际" },
  { taxonomy: "category", slug: "local", name: "本地" },
  { taxonomy: "category", slug: "社会", name: "社会" },
  { taxonomy: "post_tag", slug: "电车", name: "电车" },
  { taxonomy: "post_tag", slug: "harbour", name: "港口" },
  { taxonomy: "series", slug: "s", name: "系列" },
];

const LISTS: NewLists = {
  targetOf: ({ taxonomy, slug }) =>
    slug === "world"
      ? { section: "world" }
      : slug === "local" || slug === "harbour"
        ? { tag: "harbour" }
        : taxonomy === "category"
          ? { section: "she-hui" }
          : undefined,
  personOf: (login) => (login === "editor" ? "editor" : undefined),
};

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** As WordPress writes addresses: small hexadecimal digits. */
function encoded(address: string): string {
  return encodeURI(address).replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
}
