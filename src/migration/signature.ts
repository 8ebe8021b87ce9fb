import type { SiteData } from "../content/site-data.ts";
import { foldName } from "../content/source-registry.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import type { Draft } from "../manuscripts/manuscript.ts";
import type { ExportSite } from "../wxr/item.ts";
import type { Decisions, Question } from "./model.ts";
import { fitted } from "./one-line.ts";
import { decisionKey } from "./review/decisions.ts";

const LONGEST = 40;
/** Accounts of a site and not of a person. */
const ACCOUNT =
  /^(?:(?:wp[-_ ]?)?(?:admin|administrator|root|editor|author|user|test|guest|webmaster|demo)s?\d*|管理[员員]|系统管理员|網站管理員|网站管理员|[^\s]*@[^\s]*)$/i;
/** A part of a newsroom. */
const DESK = /(?:编辑部|編輯部|编辑组|新闻部|新聞部|编译组|本站|本网|本報|本报|小编|小編|编辑|編輯)$/;

/** Whose name stands under an article. */
export interface Signed extends Pick<ArticleRecord, "authors" | "contributors"> {
  readonly desk?: string;
  readonly questions: readonly Question[];
}

/**
 * Whose list an old account's is here: the person's that was decided on, or who is registered under the name that it showed.
 * @returns of a login the key of a person; undefined of an account that is nobody's
 */
export function personOf(
  { authors: names }: Pick<ExportSite, "authors">,
  { peopleNames }: Pick<SiteData, "peopleNames">,
  decisions: Decisions,
): (login: string) => string | undefined {
  return (login) => {
    const shown = fitted(names.get(login) ?? login, LONGEST).text;
    const decided = decisions.author.get(decisionKey(shown));
    if (decided === null || shown === "") return undefined;
    const [known, another] = peopleNames.named(foldName(typeof decided === "string" ? decided : shown));
    return another ? undefined : known?.key;
  };
}

/**
 * Who has signed: whom the text names; otherwise the account that WordPress showed as its author, as the publication has decided about
 * it. The name of an account that is nobody's signs nothing.
 *
 * @param isOthers whether the text names where it came from, be it a name that nobody has registered
 */
export function signatureOf(
  login: string,
  { authors, contributors, desk, kind }: Pick<Draft, "authors" | "contributors" | "desk" | "kind">,
  isOthers: boolean,
  { authors: names, title }: ExportSite,
  decisions: Decisions,
): Signed {
  if (authors.length > 0 || desk !== undefined)
    return {
      authors: [...authors],
      contributors: [...contributors],
      ...(desk !== undefined && { desk }),
      questions: [],
    };
  const unsigned = { authors: [], contributors: [...contributors], questions: [] };
  const shown = fitted(names.get(login) ?? login, LONGEST).text;
  if (shown === "") return unsigned;
  const decided = decisions.author.get(decisionKey(shown));
  // Whoever has put another's text into WordPress has not written it.
  if (decided === null || kind === "reprint" || (kind === undefined && isOthers)) return unsigned;
  if (typeof decided === "string") return { ...unsigned, authors: [decided] };
  const question: Omit<Question, "unanswered"> = { about: "author", key: decisionKey(shown), shown, proposals: [] };
  if (ACCOUNT.test(shown) || isOthers) return { ...unsigned, questions: [{ ...question, unanswered: "不署名" }] };
  const isDesk = DESK.test(shown) || shown === title;
  const unanswered = isDesk ? `作为部门署名“${shown}”` : `署名“${shown}”`;
  return {
    ...unsigned,
    ...(isDesk ? { desk: shown } : { authors: [shown] }),
    questions: [{ ...question, unanswered }],
  };
}
