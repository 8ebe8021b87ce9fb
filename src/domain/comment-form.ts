import type { Article } from "./article.ts";
import type { Site } from "./site.ts";

/** Where a reader lands after sending a comment. */
export const COMMENT_SENT = "/comment-sent/";
/** Name of the form at Netlify, and of the hidden field that tells it which form was sent. */
export const COMMENT_FORM_NAME = "comment";

export interface CommentFormTarget {
  readonly action: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  /** Name of the field that people do not see and robots fill in. */
  readonly honeypot: string;
  readonly netlify: boolean;
}

/**
 * What the comment form of an article sends besides what the reader types, and where.
 * Netlify Forms: docs.netlify.com/forms/setup; the form posts to a page of the site and Netlify keeps the submission.
 */
export function commentFormOf({ comments, url }: Site, article: Article): CommentFormTarget {
  const about = [
    { name: "article", value: article.id },
    { name: "article-url", value: `${url}${article.path}` },
  ];
  if (comments.provider === "netlify") {
    const formName = { name: "form-name", value: COMMENT_FORM_NAME };
    return { action: COMMENT_SENT, hidden: [formName, ...about], honeypot: "bot-field", netlify: true };
  }
  return { action: comments.action, hidden: about, honeypot: "bot-field", netlify: false };
}
