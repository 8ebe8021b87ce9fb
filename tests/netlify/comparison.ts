import { request } from "node:http";
import { toldAs } from "./netlify-cli.ts";

/** What a server says of an address. */
export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** One point in which two servers differ about an address. */
export interface Difference {
  readonly path: string;
  /** What Netlify answers. */
  readonly status: number;
  /** `status`, `body` or the name of a header. */
  readonly what: string;
  readonly netlify: string | undefined;
  readonly ours: string | undefined;
}

interface KnownDifference {
  readonly why: string;
  is(difference: Difference): boolean;
}

/** Every way in which our server may differ from Netlify's dev server. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    why: "ours is plain HTTP on a loopback address: HSTS would lock the browser out of it",
    is: ({ what, ours }) => what === "strict-transport-security" && ours === undefined,
  },
  {
    why: "the same: a browser would ask for styles and scripts over HTTPS",
    is: ({ what, netlify, ours }) =>
      what === "content-security-policy" && ours === netlify?.replace("; upgrade-insecure-requests", ""),
  },
  {
    why: "Netlify's dev server sends no headers of rules with a redirect (cli 26.2.0, utils/proxy.js, serveRedirect)",
    is: ({ what, netlify, status }) => moves(status) && what !== "location" && netlify === undefined,
  },
  {
    why: "where no rule says what a file is, each server goes by its own list of file names",
    is: ({ what, netlify }) => what === "content-type" && netlify === undefined,
  },
];

/** Asks without tidying the address and without following redirects. */
export function ask(base: string, path: string): Promise<Answer> {
  const { hostname, port } = new URL(base);
  return new Promise((done, fail) => {
    request({ hostname, port, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        const body = Buffer.concat(chunks).toString("latin1");
        done({ status: response.statusCode ?? 0, headers: Object.fromEntries(headers), body });
      });
    })
      .on("error", fail)
      .end();
  });
}

/**
 * In what two servers differ about an address.
 * @param names of the headers that count, lower case
 */
export function compare(path: string, names: Iterable<string>, netlify: Answer, ours: Answer): Difference[] {
  const points: Pick<Difference, "what" | "netlify" | "ours">[] = [
    { what: "status", netlify: String(netlify.status), ours: String(ours.status) },
    { what: "location", netlify: netlify.headers.location, ours: ours.headers.location },
    ...[...names].map((name) => ({ what: name, netlify: netlify.headers[toldAs(name)], ours: ours.headers[name] })),
  ];
  if (!moves(netlify.status)) points.push({ what: "body", netlify: netlify.body, ours: ours.body });
  return points
    .filter((point) => point.netlify !== point.ours)
    .map((point) => ({ path, status: netlify.status, ...point }));
}

function moves(status: number): boolean {
  return status >= 300 && status < 400;
}
