import { open } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { hostOf } from "../addresses/plain-address.ts";

/** What one request may cost. */
export interface FetchBounds {
  readonly bytes: number;
  /** Without a byte, and altogether. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/** How a name becomes addresses, and which of them may be asked. */
export interface Network {
  /** @throws what `dns.promises.lookup` throws */
  resolve(host: string): Promise<readonly string[]>;
  isOpen(address: string): boolean;
}

const MOST_STEPS = 5;

/** Why a file was not fetched, in Chinese. */
export class NotFetched extends Error {
  /** Whether another try may bring it. */
  readonly passing: boolean;

  constructor(message: string, passing = false) {
    super(message);
    this.passing = passing;
  }
}

/**
 * Gets a file of one site, wherever that leads on: each step is on that site, and each asks an address of the open network, the very
 * one that was looked at.
 *
 * @param address of http or https
 * @param site host of the old site, as of `hostOf`; nobody else is asked
 * @param path where the bytes are written
 * @throws NotFetched
 */
export async function getFile(
  address: string,
  site: string,
  path: string,
  bounds: FetchBounds,
  network: Network,
): Promise<void> {
  const signal = AbortSignal.timeout(bounds.totalMs);
  let next = new URL(address);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (!/^https?:$/.test(next.protocol) || hostOf(next.host) !== site || next.username !== "" || next.password !== "")
      throw new NotFetched("地址不在旧站上");
    const response = await ask(next, bounds, network, signal);
    const { statusCode = 0, headers } = response;
    if (statusCode < 300 || statusCode >= 400) return keep(response, path, bounds, signal);
    response.destroy();
    const { location = "" } = headers;
    if (!URL.canParse(location, next)) throw new NotFetched("旧站转到了不是地址的地方");
    next = new URL(location, next);
  }
  throw new NotFetched("旧站转来转去，没有给出文件");
}

async function ask(url: URL, { idleMs }: FetchBounds, network: Network, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = await network.resolve(host).catch(() => {
    throw new NotFetched("旧站的主机名查不到", true);
  });
  const [first] = addresses;
  if (first === undefined || addresses.some((one) => !network.isOpen(one)))
    throw new NotFetched("旧站的主机名指向内部网络，没有去取");
  // The connection goes where was looked, whatever the name means a moment later.
  const lookup: LookupFunction = (_, options, callback) => {
    const family = isIP(first);
    if (options.all) callback(null, [{ address: first, family }]);
    else callback(null, first, family);
  };
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const headers = { accept: "image/*,*/*;q=0.1", "user-agent": "laiyuan-migrate" };
    const asked = request(url, { lookup, headers, signal, timeout: idleMs }, resolve);
    asked.on("timeout", () => asked.destroy(new NotFetched("旧站没有答复", true)));
    asked.on("error", (error) => reject(error instanceof NotFetched ? error : new NotFetched("旧站连不上", true)));
    asked.end();
  });
}

async function keep(response: IncomingMessage, path: string, bounds: FetchBounds, signal: AbortSignal): Promise<void> {
  const { statusCode = 0, headers } = response;
  const give = (message: string, passing = false): never => {
    response.destroy();
    throw new NotFetched(message, passing);
  };
  if (statusCode !== 200) give(`旧站答复 ${statusCode}`, statusCode === 429 || statusCode >= 500);
  if (Number(headers["content-length"] ?? 0) > bounds.bytes) give("图片文件太大");
  let size = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size > bounds.bytes) done(new NotFetched("图片文件太大"));
      else done(null, chunk);
    },
  });
  // Opened before anything can fail: a file that opens later would be left lying.
  const file = await open(path, "w");
  await pipeline(response, counter, file.createWriteStream(), { signal }).catch((error: unknown) => {
    throw error instanceof NotFetched ? error : new NotFetched("旧站答复到一半断开", true);
  });
}
