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
