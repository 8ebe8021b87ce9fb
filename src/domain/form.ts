import { z } from "zod";
import { webAddress } from "./text-rules.ts";

/** Whether the form asks for an e-mail address. Where it does not ask, it says nothing about addresses either. */
const email = z.enum(["off", "optional", "required"]).default("required");

/** What people write must not travel in the open; only a receiver on this machine may do without `https:`. */
const action = webAddress.regex(/^https:|^http:\/\/(?:127\.0\.0\.1|localhost)(?:[:/]|$)/, "insecure-address");

/** Where the endpoint sends the browser on its way to the answer, so that the page's policy can allow it. */
const redirectsVia = z.array(webAddress).default([]);

/** The name of a field at the endpoint, as `_next` or `bot-field`. */
const fieldName = z.string().regex(/^[\w.:[\]-]{1,60}$/, "bad-value");

/** A field of a JSON answer, as `data.ok`, and what it has to be; without `equals`, some text or a number. */
const JsonProof = z.strictObject({
  field: z.string().regex(/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/, "bad-value"),
  equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/**
 * Where comments go: `comments` in `_data/site.json`. Everything about a provider that the site has to know follows
 * from this (src/domain/form.ts, docs/contracts/comment-endpoint.md).
 */
export const CommentEndpoint = z.discriminatedUnion("provider", [
  /** Netlify Forms: posts go to a page of the site itself and Netlify takes them out on the way. */
  z.strictObject({ provider: z.literal("netlify"), email }),
  /** Formspree: `https://formspree.io/f/{id}`. */
  z.strictObject({ provider: z.literal("formspree"), action, email, redirectsVia }),
  /** Any endpoint that takes a plain form post. */
  z.strictObject({
    provider: z.literal("generic"),
    action,
    email,
    redirectsVia,
    /** The field in which the endpoint wants to be told where to lead the reader, when it wants to. */
    redirectField: fieldName.optional(),
    /** The field that only robots fill in. */
    honeypot: fieldName.default("bot-field"),
    /** What else the endpoint wants in every post, such as a public key. */
    constants: z.record(fieldName, z.string().max(200)).default({}),
    /**
     * How the answer to a script says yes. An endpoint that answers no script (no CORS) has none; the browser then
     * sends the form by itself and shows what the endpoint answers.
     */
    success: z
      .strictObject({ status: z.array(z.int().min(200).max(299)).min(1).default([200, 201, 202]), json: JsonProof })
      .optional(),
  }),
]);
export type CommentEndpoint = z.infer<typeof CommentEndpoint>;

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
/** Something in an article that is not so, as a reader tells it (src/domain/error-report.ts). */
export const ERROR_REPORT: FormKind = {
  name: "error-report",
  sent: "/report-sent/",
  mark: "report-received",
  required: "right",
};
export const FORMS: readonly FormKind[] = [COMMENT, RIGHTS_NOTICE, ERROR_REPORT];

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

/** Where forms go; of a whole site no more is needed. A service of comments takes no forms and names who does. */
export interface FormSite {
  readonly url: string;
  readonly comments: CommentEndpoint | { readonly forms: CommentEndpoint };
}

/** What takes the forms of a site. */
export function formsOf({ comments }: Pick<FormSite, "comments">): CommentEndpoint {
  return "forms" in comments ? comments.forms : comments;
}

/** The comment form of an article. The script fills `submission-id` once for each comment, however often it is sent. */
export function commentFormOf(site: FormSite, article: { readonly id: string; readonly path: string }): FormTarget {
  return targetOf(site, COMMENT, { article: article.id, "article-url": site.url + article.path, "submission-id": "" });
}

/** The form for mistakes in an article. What stands around the quotation, a script fills in. */
export function errorReportFormOf(site: FormSite, article: { readonly id: string; readonly path: string }): FormTarget {
  const about = { article: article.id, "article-url": site.url + article.path };
  return targetOf(site, ERROR_REPORT, { ...about, "submission-id": "", heading: "", before: "", after: "" });
}

export function rightsFormOf(site: FormSite): FormTarget {
  return targetOf(site, RIGHTS_NOTICE, {});
}

/** What the policy of the pages says of forms: where they may be sent, and what scripts may ask. */
export type PolicyDirective = "form-action" | "connect-src";

/** The origins that the policy has to name for the forms, beside the site's own, and no others. */
export function formOriginsOf(
  site: Pick<FormSite, "comments">,
): readonly (readonly [PolicyDirective, readonly string[]])[] {
  const comments = formsOf(site);
  const addresses = comments.provider === "netlify" ? [] : [comments.action, ...comments.redirectsVia];
  const origins = [...new Set(addresses.map((address) => new URL(address).origin))];
  return [
    ["form-action", origins],
    ["connect-src", receiptOf(comments, COMMENT) ? origins : []],
  ];
}

function targetOf(site: FormSite, kind: FormKind, about: Readonly<Record<string, string>>): FormTarget {
  const { url } = site;
  const comments = formsOf(site);
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
