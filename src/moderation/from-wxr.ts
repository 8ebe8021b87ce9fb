import { createReadStream } from "node:fs";
import { Parser } from "htmlparser2";
import type { ProblemReport } from "../content/problem-report.ts";
import { LONGEST_NAME } from "../domain/comment.ts";
import { beginningOf } from "../domain/seen-text.ts";
import { type Kin, kinOf } from "./comment-store.ts";
import { isReadable } from "./form-exports.ts";
import { sentAt } from "./sent-at.ts";
import { type ArticleHint, type ImportBatch, NOTHING, type Submission } from "./submission.ts";
import { LONGEST_RAW_NAME, LONGEST_RAW_TEXT } from "./waiting.ts";
import { type WxrComment, type WxrPost, wxrPosts } from "./wxr-elements.ts";

/** What WordPress writes where it knows no time in UTC. */
const NO_TIME = /^0000-/;

/**
 * Comments from a WordPress export (WXR). An editor let them through there; those of a damaged article are looked at again; what waits there, spam, trash and pings are
 * counted and left.
 *
 * @param timeZone of the old site's own times
 */
export async function readWxr(path: string, report: ProblemReport, timeZone: string): Promise<ImportBatch> {
  if (!isReadable(path, report)) return NOTHING;
  const before = report.count;
  const batches: ImportBatch[] = [];
  for await (const { post, blog } of wxrPosts(createReadStream(path), path, report))
    batches.push(commentsUnder(post, blog, timeZone, path));
  if (report.count > before) return NOTHING;
  const sum = (count: (batch: ImportBatch) => number) => batches.reduce((total, batch) => total + count(batch), 0);
  return {
    submissions: batches.flatMap(({ submissions }) => submissions),
    unapproved: sum(({ unapproved }) => unapproved),
    foreign: sum(({ foreign }) => foreign),
  };
}

/**
 * The comments under one post of an export; whom they answer stands under the same.
 * @param blog address of the old site
 */
export function commentsUnder(post: WxrPost, blog: string, timeZone: string, file: string): ImportBatch {
  // The same site, whether it was reached by http or https.
  const site = blog.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  const answers = new Map(post.comments.map(({ id, parent }) => [id, parent]));
  const comments = post.comments.filter(({ type }) => type === "" || type === "comment");
  const unapproved = comments.filter(({ approved }) => approved === "0").length;
  const article = hintOf(post);
  const submissions = comments
    .filter(({ approved }) => approved === "1")
    .map((comment) => ({
      ...submissionOf(comment, article, site, answers, timeZone, file),
      approved: !post.doubtful,
    }));
  return { submissions, unapproved, foreign: post.comments.length - unapproved - submissions.length };
}

function submissionOf(
  { id, line, name, website, date, dateGmt, content }: WxrComment,
  article: ArticleHint,
  site: string,
  answers: ReadonlyMap<string, string>,
  timeZone: string,
  file: string,
): Submission {
  return {
    origin: "wordpress",
    file,
    line,
    label: `评论 ${/^\d+$/.test(id) ? id : "（没有编号）"}`,
    ...(id !== "" && { sourceId: `${site} ${id}` }),
    article,
    parents: { [Symbol.iterator]: () => ancestorsOf(id, answers, site) },
    // What is longer by far is nobody's name; one character too many tells that it went on.
    name: beginningOf(htmlToText(name.slice(0, LONGEST_RAW_NAME)), LONGEST_NAME + 1),
    website,
    // What is too long stays as it is, and will be refused by its length.
    text: content.length > LONGEST_RAW_TEXT ? content : htmlToText(content),
    sent: NO_TIME.test(dateGmt) || dateGmt === "" ? sentAt(date, timeZone) : sentAt(dateGmt),
    approved: true,
    senders: [],
  };
}

/** Nearest first. */
function* ancestorsOf(id: string, answers: ReadonlyMap<string, string>, site: string): Generator<Kin> {
  const seen = new Set([id]);
  for (let at = answers.get(id); at && at !== "0" && !seen.has(at); at = answers.get(at)) {
    seen.add(at);
    yield kinOf("wordpress", `${site} ${at}`);
  }
}

function hintOf({ id, slug, link, guid }: WxrPost): ArticleHint {
  const known = /^\d+$/.test(id);
  return {
    addresses: [link, ...(known ? [`/?p=${id}`] : []), guid],
    ...(slug !== "" && { slug }),
    label: known ? `编号 ${id} 的旧文章的地址和短名` : "旧文章的地址和短名",
  };
}

/** Elements after which a line ends. */
const BLOCKS = new Set(["p", "div", "blockquote", "li", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "tr"]);
/** Their content is not for reading. */
const UNREAD = new Set(["script", "style", "template", "iframe", "object"]);

/**
 * The halves of a character above U+FFFF as two references, as programs have written emoji that count in UTF-16; HTML knows
 * neither, and each would be a lost character.
 */
const HALVES = /&#(?:x(d[89ab][\da-f]{2})|(5[56]\d{3}));&#(?:x(d[c-f][\da-f]{2})|(5[67]\d{3}));/gi;

function joined(reference: string, ...[hex, decimal, lowHex, lowDecimal]: (string | undefined)[]): string {
  const unit = (inHex = "", inDecimal = "") => (inHex ? Number.parseInt(inHex, 16) : Number(inDecimal));
  const [high, low] = [unit(hex, decimal), unit(lowHex, lowDecimal)];
  const isPair = high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
  return isPair ? String.fromCharCode(high, low) : reference;
}

/** What a picture shows in words: an emoji of WordPress is the emoji; of another there is the description, or that there was one. */
function pictureText({ class: classes = "", alt = "" }: Readonly<Record<string, string>>): string {
  if (/(?:^|\s)(?:wp-smiley|emoji)(?:\s|$)/.test(classes)) return alt;
  return alt.trim() === "" ? "〔图片〕" : `〔图片：${alt.trim()}〕`;
}

/**
 * A comment's HTML as plain text: a link becomes its text and, in brackets, its address; entities are decoded; a picture
 * leaves its description. Line
 * breaks stay: WordPress keeps them as they were typed and makes paragraphs when it shows a comment. No tree is built, so
 * that elements may stand in each other as deep as they like.
 */
export function htmlToText(html: string): string {
  let text = "";
  let unread = 0;
  /** The link that is being read; browsers end one where another begins. */
  let link: { readonly address: string; text: string } | undefined;
  const add = (more: string) => {
    if (unread > 0) return;
    if (link) link.text += more;
    else text += more;
  };
  const endLink = () => {
    if (link) text += linkText(link.text, link.address);
    link = undefined;
  };
  const parser = new Parser({
    ontext: add,
    onopentag(name, attributes) {
      if (UNREAD.has(name)) unread += 1;
      else if (name === "br") add("\n");
      else if (name === "img") add(pictureText(attributes));
      else if (name === "a" && unread === 0) {
        endLink();
        link = { address: attributes.href ?? "", text: "" };
      }
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread -= 1;
      else if (name === "a" && unread === 0) endLink();
      else if (BLOCKS.has(name)) add("\n\n");
    },
  });
  parser.end(html.replace(HALVES, joined));
  endLink();
  return text;
}

function linkText(text: string, address: string): string {
  if (!/^https?:\/\//i.test(address) || text.trim() === address) return text;
  return text.trim() === "" ? address : `${text}（${address}）`;
}
