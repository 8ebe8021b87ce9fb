import { withoutForbidden } from "../domain/characters.ts";
import type { Problem } from "../domain/problem.ts";
import { isArticleAddress } from "../domain/withdrawal.ts";
import type { ArticleChange, Summary } from "./compare.ts";

const LONGEST = 200;
/**
 * GitHub looks for @people, #issues, GH-1, :emoji: and addresses in the text that has been rendered, where a backslash
 * is gone; an invisible mark in the middle of them (U+2060) is not (docs.github.com, "Basic writing and formatting syntax").
 */
const WORD_JOINER = "&#8288;";

/**
 * A stranger's text as Markdown that shows just this text, in one line: no markup, no HTML, nobody is called, nothing is
 * linked. Too long ones are cut.
 */
export function plain(text: string): string {
  const line = withoutForbidden(text.replace(/\s+/g, " ")).trim();
  const letters = Array.from(line);
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : line;
  return short
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/[@#:-]/g, `$&${WORD_JOINER}`)
    .replace(/\b(www)(?=\\\.)/gi, `$1${WORD_JOINER}`);
}

/** GitHub takes 65,536 characters in a comment; the rest is for the sentence about what was left out. */
export const MOST_CHARACTERS = 65_000;
const MOST_PROBLEMS = 20;
const WHAT = { new: "新增", changed: "修改", deleted: "删除" } as const;

/**
 * A summary as Markdown for a comment on a pull request. What does not fit is left out article by article, and said so.
 * @param preview address of a preview of the site, without a slash at the end
 */
export function summaryMarkdown(summary: Summary, preview: string | undefined): string {
  const { articles, withdrawn, errors } = summary;
  const counts = Object.entries(WHAT).flatMap(([what, label]) => {
    const count = articles.filter((article) => article.what === what).length;
    return count > 0 ? [`${label} ${count} 篇`] : [];
  });
  if (withdrawn.length > 0) counts.push(`撤下 ${withdrawn.length} 项`);
  const head = ["## 稿件摘要", "", counts.join("，") || "没有文章改动。", ""];
  const listed = new Set(articles.flatMap(({ problems }) => problems));
  if (errors.length > 0) {
    const elsewhere = errors.filter((error) => !listed.has(error));
    head.push(`**有 ${errors.length} 处错误，网站不能生成。**`, "", ...problemLines(elsewhere), "");
  }
  for (const { path, picture, media, reason } of withdrawn) {
    const part = picture ? `的图片 ${plain(picture)}` : media ? `的影音、文件 ${plain(media)}` : "";
    head.push(`- 撤下 ${plain(path)}${part}：${plain(reason)}`);
  }
  return fitted(
    head.join("\n"),
    articles.map((article) => section(article, preview)),
  );
}

function fitted(head: string, sections: readonly string[]): string {
  let text = head;
  for (const [at, next] of sections.entries()) {
    if (text.length + next.length > MOST_CHARACTERS)
      return `${text}\n*还有 ${sections.length - at} 篇写不下，没有列出；在本机运行 npm run summary 可以看到全部。*\n`;
    text += next;
  }
  return text;
}

function section(article: ArticleChange, preview: string | undefined): string {
  const { what, title, kind, draft, published, publishAt, sources, credits, fields, files, problems } = article;
  const about = [
    kind,
    draft ? "草稿" : undefined,
    published && `发布 ${published}`,
    publishAt && `禁发到 ${publishAt}`,
  ].filter((part) => part !== undefined);
  return [
    "",
    `### ${WHAT[what]}：${plain(title)}`,
    "",
    `- ${addressOf(article, preview)}${about.length > 0 ? `，${plain(about.join("，"))}` : ""}`,
    `- 正文 ${length(article)}`,
    ...list("改了", fields),
    ...list("其他文件", files),
    ...(what === "deleted" ? [] : [sources.length > 0 ? `- 来源：${sources.map(plain).join("、")}` : "- 来源：没有写"]),
    ...list("图片出处", credits),
    ...problemLines(problems),
    "",
  ].join("\n");
}

function addressOf({ path, what }: ArticleChange, preview: string | undefined): string {
  const link = preview !== undefined && what !== "deleted" && isArticleAddress(path);
  return link ? `[${path}](<${preview}${path}>)` : plain(path);
}

function length({ characters, charactersBefore }: ArticleChange): string {
  if (charactersBefore === undefined) return `${characters} 字`;
  const more = characters - charactersBefore;
  return `${charactersBefore} 字改成 ${characters} 字（${more < 0 ? "" : "+"}${more}）`;
}

function list(label: string, items: readonly string[]): string[] {
  return items.length > 0 ? [`- ${label}：${items.map(plain).join("、")}`] : [];
}

function problemLines(problems: readonly Problem[]): string[] {
  const lines = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ code, file, line, message }) => `- ⚠️ \`${code}\` ${plain(`${file}:${line}`)} ${plain(message)}`);
  const more = problems.length - MOST_PROBLEMS;
  return more > 0 ? [...lines, `- ⚠️ 还有 ${more} 处`] : lines;
}
