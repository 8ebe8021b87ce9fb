import type { Article } from "./article.ts";
import type { Site } from "./site.ts";

/** A form of the site: who sends what, and where the sender lands. */
export interface FormKind {
  /** Name of the form at the service that takes it. */
  readonly name: string;
  /** Page that thanks the sender. */
  readonly sent: string;
  /** The field without which there is nothing to read. */
  readonly required: string;
}

export const COMMENT: FormKind = { name: "comment", sent: "/comment-sent/", required: "message" };
/** What a rights holder, or a person an article is about, asks for. */
export const RIGHTS_NOTICE: FormKind = { name: "rights-notice", sent: "/notice-sent/", required: "details" };

/** What a form sends besides what people type, and where. */
export interface FormTarget {
  readonly name: string;
  readonly action: string;
  readonly hidden: readonly HiddenField[];
  /** Name of the field that people do not see and robots fill in. */
  readonly honeypot: string;
  readonly netlify: boolean;
}

interface HiddenField {
  readonly name: string;
  readonly value: string;
}

/** The comment form of an article. */
export function commentFormOf(site: Site, article: Article): FormTarget {
  return targetOf(site, COMMENT, [
    { name: "article", value: article.id },
    { name: "article-url", value: `${site.url}${article.path}` },
  ]);
}

export function rightsFormOf(site: Site): FormTarget {
  return targetOf(site, RIGHTS_NOTICE, []);
}

/**
 * Netlify Forms (docs.netlify.com/forms/setup): the form posts to a page of the site and Netlify keeps the submission.
 * Any other endpoint is told by `form-name` which form it was.
 */
function targetOf({ comments }: Site, { name, sent }: FormKind, about: readonly HiddenField[]): FormTarget {
  const netlify = comments.provider === "netlify";
  const hidden = [{ name: "form-name", value: name }, ...about];
  return { name, action: netlify ? sent : comments.action, hidden, honeypot: "bot-field", netlify };
}
