import { Prose } from "../prose.ts";
import { between, pick, type Random, seededRandom } from "../random.ts";
import { Words } from "../words.ts";
import { bodyOf } from "./export-body.ts";
import { archiveHead, CATEGORIES, cdata, element, LOGINS, SITE, TAG_NAMES, wallTime } from "./export-parts.ts";

/** Of 100 posts so many are public; of the others there are a few of each state, and none of them may ever be seen. */
const STATES = [
  ...Array.from({ length: 90 }, () => "publish"),
  ...["future", "draft", "draft", "pending", "private", "private", "trash", "auto-draft", "publish", "archived"],
] as const;
/** The last but one of the states is a post with a password. */
const WITH_PASSWORD = 98;
const DAY_MS = 86_400_000;
/** So long ten thousand posts took; more of them came faster, for no WordPress is older than twenty years. */
const [DAYS, SPREAD] = [5200, 10_000];
const FIRST_DAY = Date.UTC(2009, 0, 5);
/** A post, its pictures and a revision have numbers of their own. */
const NUMBERS_EACH = 10;

/**
 * An export of a made-up newsroom's WordPress, piece by piece: posts of the classic editor and of blocks, pictures with and without
 * credits, drafts and private posts, revisions, menus, comments with addresses that must never be seen again. Post number n is the
 * same bytes on every machine, of up to ten thousand in every export; they are about 85 MB.
 */
export function* sampleExport(posts: number): Generator<string> {
  const words = new Words();
  yield archiveHead();
  for (let number = 0; number < posts; number += 1) yield postItems(number, posts, words);
  for (let number = 1; number <= 8; number += 1) yield menuItem(posts * NUMBERS_EACH + number);
  yield "</channel>\n</rss>\n";
}

/** Where the posts are whose words must never be public; the rest is. Number `number`, from 0. */
export function stateOf(number: number): { readonly status: string; readonly password: boolean } {
  const at = (number * 37) % STATES.length;
  return { status: STATES[at] ?? "publish", password: at === WITH_PASSWORD };
}

function postItems(number: number, posts: number, words: Words): string {
  const random = seededRandom(70_000_000 + number);
  const prose = new Prose(words, random);
  const id = 100 + number * NUMBERS_EACH;
  const at =
    FIRST_DAY + Math.floor((number * DAYS * DAY_MS) / Math.max(posts, SPREAD)) + between(random, 0, 86_399) * 1000;
  const pictures = Array.from({ length: between(random, 0, 3) }, (_, index) => id + 1 + index);
  const title = prose.headline();
  const slug = random() < 0.4 ? encodeURIComponent(title).toLowerCase() : `story-${number}`;
  const { status, password } = stateOf(number);
  const category = pick(random, CATEGORIES);
  const post = item({
    id,
    at: status === "future" ? Date.UTC(2099, 0, 1) + number : at,
    title: `${title}${number % 17 === 0 ? " &amp; 其他" : ""}`,
    type: number % 200 === 199 ? "page" : "post",
    status,
    slug: status === "draft" || status === "auto-draft" ? "" : slug,
    content: bodyOf({ number, pictures, folder: folderOf(at), prose, random }),
    extra: [
      element("wp:post_password", password ? "secret-word" : ""),
      `<category domain="category" nicename="${category.slug}">${cdata(category.name)}</category>`,
      ...tagsOf(random),
      ...(pictures.length > 0 ? [meta("_thumbnail_id", String(pictures[0]))] : []),
      meta("_edit_last", "1"),
      ...Array.from({ length: between(random, 0, 3) }, (_, index) => comment(id * 10 + index, at, prose, random)),
    ],
    random,
  });
  const attachments = pictures.map((picture) => attachment(picture, id, at, prose, random));
  const revision = item({
    ...{ id: id + 9, at, title, type: "revision", status: "inherit", slug: `${id}-revision-v1` },
    ...{ content: prose.sentences(60), extra: [], random },
  });
  return [post, ...attachments, ...(number % 10 === 0 ? [revision] : [])].join("");
}

interface Item {
  readonly id: number;
  readonly at: number;
  readonly title: string;
  readonly type: string;
  readonly status: string;
  readonly slug: string;
  readonly content: string;
  readonly excerpt?: string;
  readonly extra: readonly string[];
  readonly random: Random;
}

function item({ id, at, title, type, status, slug, content, excerpt = "", extra, random }: Item): string {
  const dated = status !== "draft" && status !== "auto-draft";
  const link =
    dated && type === "post" ? `${SITE}/${wallTime(at).slice(0, 7).replace("-", "/")}/${slug}/` : `${SITE}/?p=${id}`;
  return `<item>
${element("title", title)}
<link>${link}</link>
<dc:creator>${cdata(pick(random, LOGINS))}</dc:creator>
<guid isPermaLink="false">${SITE}/?p=${id}</guid>
${element("content:encoded", content)}
${element("excerpt:encoded", excerpt)}
<wp:post_id>${id}</wp:post_id>
${element("wp:post_date", wallTime(at))}
${element("wp:post_date_gmt", dated ? wallTime(at, 0) : "0000-00-00 00:00:00")}
${element("wp:post_name", slug)}
${element("wp:status", status)}
${element("wp:post_type", type)}
<wp:post_parent>0</wp:post_parent>
<wp:is_sticky>0</wp:is_sticky>
${extra.join("\n")}
</item>
`;
}

function attachment(id: number, parent: number, at: number, prose: Prose, random: Random): string {
  const file = `${folderOf(at)}/picture-${id}.jpg`;
  const credit = random() < 0.5 ? `（图源：示例来源${between(random, 1, 25)}）` : "";
  return item({
    ...{
      id,
      at,
      title: `picture-${id}`,
      type: "attachment",
      status: "inherit",
      slug: `picture-${id}`,
      content: "",
      random,
    },
    excerpt: random() < 0.6 ? `${prose.caption()}${credit}` : "",
    extra: [
      element("wp:attachment_url", `${SITE}/wp-content/uploads/${file}`),
      `<wp:post_parent>${parent}</wp:post_parent>`,
      meta("_wp_attached_file", file),
    ],
  });
}

/** `2019/05`, as WordPress sorts its uploads. */
function folderOf(at: number): string {
  return wallTime(at).slice(0, "2019-05".length).replace("-", "/");
}

function menuItem(id: number): string {
  const random = seededRandom(id);
  const plain = { id, at: FIRST_DAY, title: "", status: "publish", slug: `menu-${id}`, content: "", random };
  return item({ ...plain, type: "nav_menu_item", extra: [meta("_menu_item_type", "taxonomy")] });
}

function tagsOf(random: Random): string[] {
  const names = new Set(Array.from({ length: between(random, 0, 4) }, () => pick(random, TAG_NAMES)));
  return [...names].map(
    (name) =>
      `<category domain="post_tag" nicename="${encodeURIComponent(name).toLowerCase()}">${cdata(name)}</category>`,
  );
}

function meta(key: string, value: string): string {
  return `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`;
}

/** Some wait, some are spam; every one has an address of its own, which must be nowhere afterwards. */
function comment(id: number, at: number, prose: Prose, random: Random): string {
  const fields: Readonly<Record<string, string>> = {
    ...{ id: String(id), author: `示例读者 ${id % 900}`, author_email: `reader-${id}@canary.example` },
    ...{
      author_url: "",
      author_IP: `203.0.113.${id % 250}`,
      date: wallTime(at + DAY_MS),
      date_gmt: wallTime(at + DAY_MS, 0),
    },
    ...{ content: prose.sentences(between(random, 15, 80)), approved: pick(random, ["1", "1", "1", "0", "spam"]) },
    ...{ type: "comment", parent: "0", user_id: "0" },
  };
  const parts = Object.entries(fields).map(([name, value]) => element(`wp:comment_${name}`, value));
  return `<wp:comment>${parts.join("")}</wp:comment>`;
}
