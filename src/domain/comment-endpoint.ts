import { z } from "zod";
import { webAddress } from "./text-rules.ts";

/** Whether the form asks for an e-mail address. Where it does not ask, it says nothing about addresses either. */
const email = z.enum(["off", "optional", "required"]).default("required");

/** Where the endpoint sends the browser on its way to the answer, so that the page's policy can allow it. */
const redirectsVia = z.array(webAddress).default([]);

/** A field of a JSON answer, as `data.ok`, and what it has to be. */
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
  z.strictObject({ provider: z.literal("formspree"), action: webAddress, email, redirectsVia }),
  /** Any endpoint that takes a plain form post. */
  z.strictObject({
    provider: z.literal("generic"),
    action: webAddress,
    email,
    redirectsVia,
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
