import type { Article } from "./article.ts";
import type { CommentEndpoint } from "./comment-endpoint.ts";
import type { Site } from "./site.ts";

/** A form of the site: who sends what, and where the sender lands. */
export interface FormKind {
  /** Name of the form at the service that takes it. */
  readonly name: string;
  /** Page that thanks the sender. */
  readonly sent: string;
  /** Id of an element that this page has and no other, by which a script knows it. */
  readonly mark: string;
  /** The field without which there is nothing to read. */
  readonly required: string;
}

export const COMMENT: FormKind = {
  name: "comment",
  sent: "/comment-sent/",
  mark: "comment-received",
  required: "message",
};
/** What a rights holder, or a person an article is about, asks for. */
export const RIGHTS_NOTICE: FormKind = {
  name: "rights-notice",
  sent: "/notice-sent/",
  mark: "notice-received",
  required: "details",
};

/**
 * What the answer to a script has to be to mean "received". Anything else with a status of 2xx means that nobody knows.
 * Either our own thank-you page came back, known by its mark, or JSON with this field; without `equals` the field is
 * some text or a number, without `status` any 2xx will do.
 */
export type Receipt =
  | { readonly page: string }
  | {
      readonly status?: readonly number[];
      readonly field: string;
      readonly equals?: string | number | boolean | undefined;
    };

/** What a form sends besides what people type, and where. */
export interface FormTarget {
  readonly name: string;
  readonly action: string;
  readonly hidden: readonly HiddenField[];
  /** Name of the field that people do not see and robots fill in. */
  readonly honeypot: string;
  readonly netlify: boolean;
  /** Whether commenters are asked for their e-mail address. */
  readonly email: CommentEndpoint["email"];
  /** Without one no script sends the form; the browser does. */
  readonly receipt?: Receipt;
}

interface HiddenField {
  readonly name: string;
  readonly value: string;
}

/** Where forms go; of a whole site no more is needed. */
export type FormSite = Pick<Site, "url" | "comments">;

/** The comment form of an article. The script fills `submission-id` once for each comment, however often it is sent. */
export function commentFormOf(site: FormSite, article: Pick<Article, "id" | "path">): FormTarget {
  return targetOf(site, COMMENT, { article: article.id, "article-url": site.url + article.path, "submission-id": "" });
}

export function rightsFormOf(site: FormSite): FormTarget {
  return targetOf(site, RIGHTS_NOTICE, {});
}

/** What the policy of the pages says of forms: where they may be sent, and what scripts may ask. */
export type PolicyDirective = "form-action" | "connect-src";

/** The origins that the policy has to name for the forms, beside the site's own, and no others. */
export function formOriginsOf({
  comments,
}: Pick<FormSite, "comments">): readonly (readonly [PolicyDirective, readonly string[]])[] {
  const addresses = comments.provider === "netlify" ? [] : [comments.action, ...comments.redirectsVia];
  const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
  return [
    ["form-action", origins],
    ["connect-src", receiptOf(comments, COMMENT) ? origins : []],
  ];
}

function targetOf({ url, comments }: FormSite, kind: FormKind, about: Readonly<Record<string, string>>): FormTarget {
  const receipt = receiptOf(comments, kind);
  const fields = { "form-name": kind.name, ...peculiarities(comments, url + kind.sent), ...about };
  return {
    name: kind.name,
    action: comments.provider === "netlify" ? kind.sent : comments.action,
    hidden: Object.entries(fields).map(([name, value]) => ({ name, value })),
    honeypot: honeypotOf(comments),
    netlify: comments.provider === "netlify",
    email: comments.email,
    ...(receipt && { receipt }),
  };
}

/** Netlify: docs.netlify.com/forms/spam-filters. Formspree: its help on honeypots; a post with one is silently dropped. */
function honeypotOf(comments: CommentEndpoint): string {
  if (comments.provider === "formspree") return "_gotcha";
  return comments.provider === "generic" ? comments.honeypot : "bot-field";
}

/** @param sent absolute address of our thank-you page, as other hosts want it */
function peculiarities(comments: CommentEndpoint, sent: string): Readonly<Record<string, string>> {
  if (comments.provider === "formspree") return { _next: sent };
  if (comments.provider === "netlify") return {};
  return { ...comments.constants, ...(comments.redirectField && { [comments.redirectField]: sent }) };
}

/** Netlify answers with a page and 200 even when the page is an error; Formspree as formspree-js reads it. */
function receiptOf(comments: CommentEndpoint, { mark }: FormKind): Receipt | undefined {
  if (comments.provider === "netlify") return { page: mark };
  if (comments.provider === "formspree") return { field: "next" };
  return comments.success && { status: comments.success.status, ...comments.success.json };
}
