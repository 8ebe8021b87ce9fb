import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { spelledOut } from "../domain/characters.ts";
import type { Report } from "./report.ts";
import {
  addressRows,
  commentsText,
  counted,
  creditsText,
  debtText,
  figures,
  groupedText,
  questionText,
} from "./report-words.ts";
import type { PostRow, SetAside, Spool } from "./spool.ts";

/** Everything that the page needs; whoever gets it has nothing else. */
const STYLE = `
:root { color-scheme: light dark; --rule: color-mix(in srgb, currentColor 22%, transparent); }
body { font: 1rem/1.75 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 0 auto; padding: 2rem 1.25rem 5rem; max-width: 60rem; }
h1 { font-size: 1.7rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2.75rem 0 .5rem; }
p, ul { margin: .4rem 0; } small, .quiet { opacity: .72; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; margin: 1.5rem 0; }
dl div { border-top: 2px solid; padding-top: .4rem; } dt { font-size: .85rem; } dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid var(--rule); padding: .35rem .75rem .35rem 0; text-align: start; vertical-align: top; }
td.n { text-align: end; font-variant-numeric: tabular-nums; } td { overflow-wrap: anywhere; } td:first-child { white-space: nowrap; width: 1%; }
details { border-bottom: 1px solid var(--rule); padding: .3rem 0; } summary { cursor: pointer; }
details li { overflow-wrap: anywhere; } .wide { overflow-x: auto; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
.signature { break-inside: avoid; display: grid; grid-template-columns: 2fr 1fr; gap: 0 2rem; } .signature p { border-top: 1px solid; margin-top: 4.5rem; padding-top: .4rem; }
@media print { details { break-inside: avoid; } body { max-width: none; padding: 0; } }
`;

/**
 * Writes the report as one page that needs nothing else: for a publisher who signs it. What is signed comes first, on a page or two; behind
 * it stands every item that was set aside, and of every post what has left its text.
 *
 * @param made when, as people write it
 * @throws Error of the file system
 */
export async function writePage(path: string, report: Report, spool: Spool, made: string): Promise<void> {
  const out = createWriteStream(path);
  const write = async (html: string) => {
    if (!out.write(html)) await once(out, "drain");
  };
  await write(headOf(report, made) + signature(report));
  if (report.setAside > 0) {
    await write(`<h2>放在一边的，逐项</h2>\n<details><summary>${report.setAside} 项</summary>${TABLE}`);
    for (const one of spool.setAside()) await write(rowHtml(setAsideRow(one)));
    await write(`${TABLE_END}</details>\n`);
  }
  await write(
    `<h2>逐篇：离开了正文的文字和要看的事</h2>\n<p class="quiet">没有列出的文章，正文一字不动地搬了过来。</p>\n`,
  );
  for (const row of spool.rows()) await write(postHtml(row));
  out.end();
  await finished(out);
}

function headOf(report: Report, made: string): string {
  const { site, files, written } = report;
  const title = `搬家报告：${site.title || site.url}`;
  const big = figures(report).map(([what, count]) => `<div><dt>${text(what)}</dt><dd>${count}</dd></div>`);
  const review = report.review.map(
    (question) => [String(question.count), questionText(question).replace(/^\d+ 次 {2}/, "")] as const,
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text(title)}</title>
<style>${STYLE}</style>
<h1>${text(title)}</h1>
<p class="quiet">${text(site.url)}，${text(made)}${written ? "" : "，试算，没有写"}</p>
<dl>${big.join("")}</dl>
<p>${text(balance(report))}</p>
<p>${text(words(report))}</p>
${list(files)}
${section("文章", `<pre>${text(report.changes.replace(/^ {2}/gm, "").trimEnd())}</pre>`)}
${section("放在一边的", table(Object.entries(report.setAsideBy).map(([reason, count]) => [String(count), reason])))}
${section("草稿", Object.keys(report.drafts).length > 0 ? `<p>${text(counted(report.drafts))}。读者看不到；仓库如果公开，放进去以前先想一想。</p>` : "")}
${section(
  "署名、图片、评论和欠着的",
  table([
    ["署名", creditsText(report)],
    ["图片和影音", `${report.pictures.all} 件，有文件 ${report.pictures.files} 件`],
    ...Object.entries(report.pictures.missing).map(([why, count]) => ["没有文件", `${count} 件：${why}`]),
    ["评论", commentsText(report.comments)],
    ["欠着", debtText(report)],
  ]),
)}
${section("旧地址", table(addressRows(report)) + unanswered(report))}
${section("新建的栏目和标签", newTerms(report))}
${section("等人定的", review.length > 0 ? `<p class="quiet">没有定的先照默认办；定了以后再运行一次，就照定下的办。</p>${list(report.reviewGroups.map(groupedText))}${table(review)}` : "")}
`;
}

/** `186 项 = 搬来 84 + 放在一边 102。` */
function balance({ items, imported, setAside }: Report): string {
  const even = items === imported + setAside ? "账平，每一项都有去处。" : "账不平！";
  return `导出里 ${items} 项 = 搬来 ${imported} 项 + 放在一边 ${setAside} 项。${even}`;
}

function words({ characters: { all, accounted, astray } }: Report): string {
  const rest = astray === 0 ? "一个不少" : `没有着落 ${astray} 个，逐篇列在下面`;
  return `全部正文有汉字和字母 ${all} 个，在文章里、或者列在本报告里的 ${accounted} 个，${rest}。`;
}

/** Old addresses that nobody will find anything at, one by one: those who come there are told nothing. */
function unanswered({ addresses }: Report): string {
  const rows = addresses.unanswered.map(({ address, why }) => [address, why]);
  return rows.length === 0 ? "" : `<details><summary>没有答复的 ${rows.length} 个</summary>${table(rows)}</details>`;
}

function newTerms({ sections, tags, tagsLeftOut }: Report): string {
  const names = (terms: Report["tags"]) => terms.map(({ name }) => name).join("、");
  return [
    ...(sections.length > 0 ? [`<p>栏目：${text(names(sections))}</p>`] : []),
    ...(tags.length > 0
      ? [`<details><summary>标签 ${tags.length} 个</summary><p>${text(names(tags))}</p></details>`]
      : []),
    ...(tagsLeftOut.length > 0
      ? [
          `<details><summary>没有搬的标签 ${tagsLeftOut.length} 个</summary><p>${text(tagsLeftOut.join("、"))}</p></details>`,
        ]
      : []),
  ].join("\n");
}

function setAsideRow({ id, type, status, reason }: SetAside): string[] {
  return [String(id), [type, status].filter((one) => one !== "").join("，"), reason];
}

function postHtml({ id, title, address, moved, remarks }: PostRow): string {
  if (moved.length + remarks.length === 0) return "";
  const rows = [
    ...moved.map(({ what, text: words }) => `<li><small>${text(what)}</small> ${text(words)}</li>`),
    ...remarks.map((remark) => `<li class="quiet">${text(remark)}</li>`),
  ];
  return `<details><summary>${text(title)} <small>${text(address)}，旧编号 ${id}</small></summary><ul>${rows.join("")}</ul></details>\n`;
}

function section(title: string, html: string): string {
  return html === "" ? "" : `<h2>${text(title)}</h2>\n${html}\n`;
}

const TABLE = `<div class="wide"><table>`;
const TABLE_END = "</table></div>";

function table(rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : `${TABLE}${rows.map(rowHtml).join("")}${TABLE_END}`;
}

/** A first column of figures is set as such. */
function rowHtml(row: readonly string[]): string {
  const cells = row.map((cell, at) => `<td${at === 0 && /^\d+$/.test(cell) ? ' class="n"' : ""}>${text(cell)}</td>`);
  return `<tr>${cells.join("")}</tr>\n`;
}

function list(rows: readonly string[]): string {
  return `<ul>${rows.map((row) => `<li>${text(row)}</li>`).join("")}</ul>`;
}

/** What is signed is what was written; of a trial somebody could only sign that it was one. */
function signature({ written }: Report): string {
  const what = written
    ? "以上各项我看过。没有搬的、没有定的和没有查明的，后面逐项逐篇列着。"
    : "这是试算，还没有搬。搬的时候（<code>--write</code>）再存一页，签那一页。";
  const lines = written ? `<div class="signature"><p>出版人签字</p><p>日期</p></div>` : "";
  return `<h2>签字</h2>\n<p>${what}</p>\n${lines}\n`;
}

/** What others have written, as text of a page: nothing in it is markup, and nothing hidden. */
function text(words: string): string {
  return spelledOut(words).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
