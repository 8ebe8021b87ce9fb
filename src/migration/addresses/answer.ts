import { decoded } from "../../domain/address.ts";
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
 * @param signpost where a page leads that only sends on, by its decoded path
 */
export function answerOf(
  { address, to, isTaken }: Pick<Asked, "address" | "to" | "isTaken">,
  redirects: readonly Redirect[],
  isThere: (path: string) => boolean,
  signpost: (path: string) => string | undefined,
): Answered {
  if (isTaken) return { answer: "unanswered", why: "不是这个旧站的一篇文章已经用了这个地址" };
  const asked = readSiteAddress(address);
  if (!asked) return { answer: "unanswered", why: "地址不合规范" };
  const first = redirectFor({ redirects }, asked.path, asked.parameters);
  const file = isThere(asked.path);
  if (file && !first?.force)
    return signpost(`${asked.path.replace(/\/$/, "")}/`) === undefined
      ? { answer: "here" }
      : signposted(asked.path, to, isThere, signpost);
  if (!first) return { answer: "unanswered", why: "没有页面，也没有规则" };
  if (first.status === 410) return { answer: "gone" };
  if (first.status === 200) return signposted(decoded(first.location), to, isThere, signpost);
  if (first.status !== 301) return { answer: "unanswered", why: `答复 ${first.status}` };
  const next = readSiteAddress(first.location);
  const then = next && redirectFor({ redirects }, next.path, next.parameters);
  if (!next || !isThere(next.path)) return { answer: "unanswered", why: `转到 ${first.location}，那里没有页面` };
  if (signpost(`${next.path.replace(/\/$/, "")}/`) !== undefined)
    return { answer: "unanswered", why: `转到 ${first.location}，又被转走` };
  if (to !== undefined && next.path !== to) return { answer: "unanswered", why: `转到 ${next.path}，不是 ${to}` };
  return then?.force ? { answer: "unanswered", why: `转到 ${first.location}，又被转走` } : { answer: "moved" };
}

/** A page in the place of the one that was asked for; it counts when it sends on to a page at once. */
function signposted(
  path: string,
  wanted: string | undefined,
  isThere: (path: string) => boolean,
  signpost: (path: string) => string | undefined,
): Answered {
  const to = signpost(path.endsWith("/") ? path : `${path}/`);
  if (to === undefined) return { answer: "unanswered", why: `${path} 那里没有页面` };
  if (!isThere(to)) return { answer: "unanswered", why: `转到 ${to}，那里没有页面` };
  return wanted !== undefined && to !== wanted
    ? { answer: "unanswered", why: `转到 ${to}，不是 ${wanted}` }
    : { answer: "moved" };
}
