import { LONGEST_COMMENT } from "../domain/comment.ts";
import { readDateStamp } from "../domain/date-stamp.ts";
import { posesAsDesk } from "../domain/lookalike.ts";
import { beginningOf, lengthOf } from "../domain/seen-text.ts";
import type { ModerationContext } from "./articles.ts";
import { remarksOn } from "./clean-text.ts";
import { type CommentStore, findComment, type Places } from "./comment-store.ts";
import type { Flood } from "./flood.ts";
import { changeBetween, type OtherWording, otherWordings } from "./kin.ts";
import { excessOf, shownName, type WaitingComment } from "./waiting.ts";

/** What is known while comments are shown. */
export interface Showing {
  readonly context: ModerationContext;
  readonly places: Places;
  readonly store: CommentStore;
}

/** A comment as an editor reads it in the terminal; plain lines, so that a screen reader reads them as well. */
export function commentView(comment: WaitingComment, { context, places, store }: Showing): string {
  const { articles, timeZone } = context;
  const { article, name, website, date, text, id, editor } = comment;
  const about = articles.byId(article);
  const parent = findComment(places, store, comment.parent ?? "");
  const others = otherWordings(comment, store, places);
  const shown = shownName(name);
  const lines = [
    `编号：${id}`,
    `文章：${about ? `${about.title}  ${about.path}` : `（没有编号为 ${article} 的文章）`}`,
    ...(parent ? [`回复：${parent.name}：“${shortened(parent.text)}”`] : []),
    ...(comment.parent !== undefined && !parent ? [`回复：${comment.parent}（不在了）`] : []),
    `名字：${name}${shown === name ? "" : `（登作“${shown}”）`}${editor ? "（编辑）" : ""}`,
    ...(website ? [`网站：${website}`] : []),
    `时间：${readDateStamp(date, timeZone)?.label ?? date}`,
    ...remarksAbout(comment, context).map((remark) => `注意：${remark}`),
    ...others.flatMap((other) => wordingView(other, comment)),
    "",
    ...(others.some(({ comment: before, earlier }) => before && earlier) ? ["现在："] : []),
    ...indented(text),
  ];
  return `${lines.join("\n")}\n`;
}

/** What an editor should look at, in Chinese; empty when nothing. */
export function remarksAbout(comment: WaitingComment, { name: siteName }: Pick<ModerationContext, "name">): string[] {
  const excess = excessOf(comment);
  return [
    ...(!comment.editor && posesAsDesk(comment.name, siteName) ? ["名字像是本站的人"] : []),
    ...(excess > 0 ? [`正文超出 ${LONGEST_COMMENT} 字的上限 ${excess} 字，改短才能通过`] : []),
    ...remarksOn(comment),
  ];
}

const STATES = { published: "已经通过", waiting: "还在等候", removed: "已经拒绝或撤下" } as const;

/** What the same reader wrote otherwise, with what is another in it. */
function wordingView({ id, state, earlier, comment: other }: OtherWording, now: WaitingComment): string[] {
  const title = earlier ? "同一位读者改过的文字，原来的" : "同一位读者后来又改过，改过的";
  if (!other) return [`${title}${STATES[state]}（${id}）`];
  const [from, to] = earlier ? [other, now] : [now, other];
  return [
    `${title}${STATES[state]}（${id}）`,
    ...(from.name === to.name ? [] : [`改了名字：${from.name} → ${to.name}`]),
    ...(from.text === to.text ? [] : [`改了正文：${changeBetween(from.text, to.text)}`]),
    earlier ? "原来：" : "后来：",
    ...indented(other.text),
  ];
}

/** How many of a flood are shown. */
const SAMPLES = 5;

/** A flood in a few lines: what its comments have in common, and the beginnings of some. */
export function floodView({ common, comments }: Flood, { context }: Showing, all = false): string {
  const samples = all ? comments : comments.slice(0, SAMPLES);
  const articles = new Set(comments.map(({ article }) => article));
  const [first = ""] = articles;
  const where =
    articles.size === 1 ? `都在 ${context.articles.byId(first)?.path ?? first} 下面` : `在 ${articles.size} 篇文章下面`;
  const more = comments.length - samples.length;
  const lines = [
    `成批的 ${comments.length} 条：${[...common, where].join("，")}。`,
    ...samples.map(({ id, name, text }) => `  ${id}  ${shortened(name)}：${shortened(text)}`),
    ...(more > 0 ? [`  ……还有 ${more} 条`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function indented(text: string): string[] {
  return text.split("\n").map((line) => `  ${line}`.trimEnd());
}

/** Longest quotation of a comment, in characters. */
const QUOTED = 60;

function shortened(text: string): string {
  const oneLine = text.replace(/\s+/g, " ");
  return lengthOf(oneLine) > QUOTED ? `${beginningOf(oneLine, QUOTED)}…` : oneLine;
}
