import { setTimeout as wait } from "node:timers/promises";
import { parsedJson } from "./json.ts";

/** The host or the way to it is at fault; the message is a Chinese sentence that says what to do. */
export class HostError extends Error {
  /** What the host answered, when it did. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

export interface Clock {
  now(): number;
  /** @param milliseconds at least */
  sleep(milliseconds: number): Promise<void>;
  /** At least 0 and less than 1; spreads the attempts of several uploads. */
  random(): number;
}

export const REAL_CLOCK: Clock = {
  now: Date.now,
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
  random: Math.random,
};

export interface Request {
  readonly method: "GET" | "POST" | "PUT";
  /** Behind the address of the API, or a whole address, which is asked without the token. */
  readonly path: string;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  /** Whether an answer of this status may be another one the next time. */
  readonly passing?: (status: number) => boolean;
  /** Milliseconds for one attempt. */
  readonly timeout?: number;
}

export interface Answer {
  /** Undefined when it is no JSON. */
  readonly json: unknown;
  readonly text: string;
  readonly link: string;
}

/** The connection to the API: one token, one limit of requests, one way of trying again. */
export interface Connection {
  /** @throws HostError when all attempts have failed, or when another one would not help */
  ask(request: Request): Promise<Answer>;
}

export interface ConnectionOptions {
  readonly base: string;
  /** Undefined for an address that is its own key. */
  readonly token: string | undefined;
  /** What a person is told of a status. */
  readonly refusal: (status: number) => string;
  readonly clock?: Clock;
  /** Milliseconds for one attempt, unless the request says otherwise. */
  readonly timeout?: number;
  /** Milliseconds until a request is given up, however politely the other side asks for more time. */
  readonly patience?: number;
}

/** Failures in a row until a request is given up; being told to wait is none. */
const MOST_ATTEMPTS = 6;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
/** A host that asks for more than that is as good as gone. */
const LONGEST_ASKED_WAIT = 120_000;
const TIMEOUT = 60_000;
const PATIENCE = 5 * 60_000;

/** What passes by itself: too early, too many, a fault of the host (RFC 9110, 8470, 6585). */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

export function openConnection(options: ConnectionOptions): Connection {
  const { clock = REAL_CLOCK, patience = PATIENCE } = options;
  /** Until when the host wants no request; it counts all of them together. */
  let quietUntil = 0;

  return {
    async ask(request) {
      const deadline = clock.now() + patience;
      let failure: HostError | undefined;
      for (let attempts = 0; attempts < MOST_ATTEMPTS; ) {
        if (clock.now() > deadline) throw failure ?? new HostError("对方太久没有完成，放弃了。");
        if (quietUntil > clock.now()) await clock.sleep(quietUntil - clock.now());
        const outcome = await attempt(options, request, noteQuiet);
        if (!(outcome instanceof HostError)) return outcome;
        const { status } = outcome;
        const passing = status === undefined || (request.passing ?? isPassing)(status);
        if (!passing) throw outcome;
        failure = outcome;
        // Told to wait: that is no failure of this request.
        if (status === 429 && quietUntil > clock.now()) continue;
        attempts += 1;
        if (attempts < MOST_ATTEMPTS) await clock.sleep(backoff(attempts, clock.random()));
      }
      throw failure ?? new HostError("对方没有回答。");
    },
  };

  /** @see docs.netlify.com, "Get started with the Netlify API": X-RateLimit-Reset is in seconds since 1970 */
  function noteQuiet({ status, headers }: Response): void {
    if (status !== 429 && headers.get("x-ratelimit-remaining") !== "0") return;
    const now = clock.now();
    const until = [
      after(headers.get("retry-after"), now),
      Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * 1000,
    ].find((moment) => moment > now);
    if (until !== undefined) quietUntil = Math.max(quietUntil, Math.min(until, now + LONGEST_ASKED_WAIT));
  }
}

async function attempt(
  { base, token, refusal, timeout: usual = TIMEOUT }: ConnectionOptions,
  { method, path, json, bytes, timeout = usual }: Request,
  onResponse: (response: Response) => void,
): Promise<Answer | HostError> {
  const own = path.startsWith("/");
  try {
    const response = await fetch(own ? base + path : path, {
      method,
      headers: {
        accept: "application/json",
        // The token goes to the API and to no other address.
        ...(own && token !== undefined && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...(bytes && { "content-type": "application/octet-stream" }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(bytes && { body: new Uint8Array(bytes) }),
      redirect: own ? "error" : "follow",
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    onResponse(response);
    if (!response.ok) return new HostError(refusal(response.status), response.status);
    return { json: parsedJson(text), text, link: response.headers.get("link") ?? "" };
  } catch (error) {
    const late = error instanceof Error && error.name === "TimeoutError";
    return new HostError(late ? `对方过了 ${timeout / 1000} 秒没有回答。` : "与对方的连接断了，或连不上。");
  }
}

/** `Retry-After` counts seconds or names a moment (RFC 9110, 10.2.3). */
function after(header: string | null, now: number): number {
  if (header === null) return Number.NaN;
  return /^\d+$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
}

/** Twice as long each time, and never for all uploads at the same moment. */
function backoff(attempts: number, random: number): number {
  return Math.min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT) * (0.5 + random);
}
