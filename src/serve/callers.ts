import type { IncomingMessage } from "node:http";

/** Names that always mean this machine: addresses of the loopback, and what no name server is asked for (RFC 6761, 6.3). */
const HERE = /^(?:127\.0\.0\.1|\[::1\]|(?:[a-z0-9-]+\.)*localhost)(?::\d{1,5})?$/i;

export interface RefusedCaller {
  readonly status: 403 | 421;
  readonly reason: string;
}

/**
 * Whom the server of this machine does not answer. A page on the web may let its own name point here afterwards ("DNS
 * rebinding"), and the browser then takes what it reads for that page's own; such a request has that name in `Host`. And any
 * page may send a form here: its origin tells (developer.mozilla.org, "Origin" and "Sec-Fetch-Site").
 *
 * @param forAll whether pages of other sites of this machine may post there, as to the endpoint of a provider
 * @returns undefined when it is welcome
 */
export function refusedCaller({ method, headers }: IncomingMessage, forAll: boolean): RefusedCaller | undefined {
  const { host = "", origin, "sec-fetch-site": from } = headers;
  if (!HERE.test(host))
    return { status: 421, reason: "这里只应答本机：请用 http://127.0.0.1 或 http://localhost 打开。" };
  if (method !== "POST") return undefined;
  const welcome =
    origin === undefined
      ? isOwn(from)
      : forAll
        ? isHere(origin)
        : origin.toLowerCase() === `http://${host.toLowerCase()}`;
  return welcome ? undefined : { status: 403, reason: "别的网站不能往这里发表单。" };
}

/** Programs say nothing of where they come from; browsers always do. */
function isOwn(from: IncomingMessage["headers"][string]): boolean {
  return from === undefined || from === "same-origin" || from === "none";
}

function isHere(origin: string): boolean {
  return URL.canParse(origin) && HERE.test(new URL(origin).host);
}
