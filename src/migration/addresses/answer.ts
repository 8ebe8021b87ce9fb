import type { Redirect } from "../../serve/netlify-config.ts";
import { redirectFor } from "../../serve/redirect-for.ts";
import { readSiteAddress } from "../../serve/site-address.ts";
import type { Asked } from "./part.ts";

/** What an old address gets: a page (200), where it is now (301), that it is gone (410); or nothing of these. */
export type Answer = "here" | "moved" | "gone" | "unanswered";

export interface Answered {
  readonly answer: Answer;
  /** What came instead, in Chinese. */
  readonly why?: string;
}

/**
 * What the host answers to an address, by the rules of `_redirects` and what lies on the site; a redirect counts when it leads to
 * a page at once.
 *
 * @param asked behind the host, as a browser sends it or in letters, and where it has to lead
 * @param isThere whether a page or file lies at a decoded path
 */
export function answerOf(
  { address, to }: Pick<Asked, "address" | "to">,
  redirects: readonly Redirect[],
  isThere: (path: string) => boolean,
): Answered {
  const asked = readSiteAddress(address);
  if (!asked) return { answer: "unanswered", why: "地址不合规范" };
  const first = redirectFor({ redirects }, asked.path, asked.parameters);
  const file = isThere(asked.path);
  if (!first || (file && !first.force))
    return file ? { answer: "here" } : { answer: "unanswered", why: "没有页面，也没有规则" };
  if (first.status === 410) return { answer: "gone" };
  if (first.status !== 301) return { answer: "unanswered", why: `答复 ${first.status}` };
  const next = readSiteAddress(first.location);
  const then = next && redirectFor({ redirects }, next.path, next.parameters);
  if (!next || !isThere(next.path)) return { answer: "unanswered", why: `转到 ${first.location}，那里没有页面` };
  if (to !== undefined && next.path !== to) return { answer: "unanswered", why: `转到 ${next.path}，不是 ${to}` };
  return then?.force ? { answer: "unanswered", why: `转到 ${first.location}，又被转走` } : { answer: "moved" };
}
