import type { Deployment, Version } from "../deployment.ts";
import {
  type Answer,
  type Clock,
  type Connection,
  HostError,
  isPassing,
  openConnection,
  REAL_CLOCK,
} from "./connection.ts";
import { builtOf, type Host, type Published, type Site, titleOf } from "./host.ts";
import { fieldOf, textOf, textsOf } from "./json.ts";

const DEFAULT_BASE = "https://api.netlify.com/api/v1";
const PER_PAGE = 100;
/** A thousand deployments; whoever looks further back has lost the way. */
const MOST_PAGES = 10;
/** Asked for all at once the host may take longer than a connection lasts; the CLI draws the line at the same number. */
const MOST_AT_ONCE = 100;
/** Between two questions; longer each time, since what takes long takes longer. */
const FIRST_POLL = 1000;
const LONGEST_POLL = 5000;
/** How long the host may compare, and how long it may take from the last file until readers get it. */
const PREPARING = 5 * 60_000;
const PUBLISHING = 10 * 60_000;
const UPLOAD_TIMEOUT = 120_000;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Netlify's API as far as deployments go (open-api.netlify.com), in the order in which Netlify's own CLI calls it: an empty
 * deployment first, whose name makes everything after it repeatable; its list of digests; the files; and waiting.
 *
 * @param env NETLIFY_AUTH_TOKEN and NETLIFY_SITE_ID; NETLIFY_API_URL leads elsewhere for tests
 * @throws HostError when they are missing
 */
export function openNetlify(env: Environment, clock: Clock = REAL_CLOCK): Host {
  const { NETLIFY_AUTH_TOKEN: token, NETLIFY_SITE_ID: siteId } = env;
  if (!token || !siteId) throw new HostError("没有写明网站：设环境变量 NETLIFY_AUTH_TOKEN 和 NETLIFY_SITE_ID。");
  const base = baseOf(env.NETLIFY_API_URL ?? DEFAULT_BASE);
  return new Netlify(openConnection({ base, token, refusal, clock }), siteId, clock);
}

class Netlify implements Host {
  readonly #connection: Connection;
  readonly #site: string;
  readonly #clock: Clock;

  constructor(connection: Connection, siteId: string, clock: Clock) {
    this.#connection = connection;
    this.#site = `/sites/${encodeURIComponent(siteId)}`;
    this.#clock = clock;
  }

  async site(): Promise<Site> {
    const { json } = await this.#get(this.#site);
    if (textOf(json, "id") === undefined) throw new HostError("主机的回答不完整，稍后再试。");
    return {
      url: (textOf(json, "ssl_url") ?? textOf(json, "url") ?? "").replace(/\/+$/, ""),
      published: publishedOf(fieldOf(json, "published_deploy")),
    };
  }

  async deployments(): Promise<readonly Deployment[]> {
    const { published } = await this.site();
    const all: Deployment[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { json, link } = await this.#get(`${this.#site}/deploys?per_page=${PER_PAGE}&page=${page}`);
      if (!Array.isArray(json)) throw new HostError("主机的部署列表读不懂，稍后再试。");
      all.push(...json.flatMap((one: unknown) => deploymentOf(one, published?.id)));
      if (!/rel="?next"?/.test(link)) break;
    }
    return all.sort((a, b) => b.createdAt - a.createdAt);
  }

  async create(version: Version, asOf: number | undefined): Promise<string> {
    const path = `${this.#site}/deploys?title=${encodeURIComponent(titleOf(version, asOf))}`;
    const { json } = await this.#connection.ask({ method: "POST", path, json: { draft: false } });
    const id = textOf(json, "id");
    if (id === undefined) throw new HostError("主机没有给出部署的编号，稍后再试。");
    return id;
  }

  async begin(id: string, files: ReadonlyMap<string, string>): Promise<readonly string[]> {
    const list = Object.fromEntries([...files].map(([path, digest]) => [path.slice(1), digest]));
    const { json } = await this.#connection.ask({
      method: "PUT",
      path: this.#addressOf(id),
      json: { files: list, draft: false, async: files.size > MOST_AT_ONCE },
      timeout: UPLOAD_TIMEOUT,
    });
    // Before the host has compared it names no file, which must not be taken for lacking none.
    const known = (answer: unknown) => /^(?:prepared|upload|process|ready)/.test(stateOf(answer));
    const answer = known(json) ? json : await this.#until(id, known, PREPARING, "主机一直没有比对完文件");
    return textsOf(answer, "required");
  }

  async put(id: string, path: string, bytes: Uint8Array): Promise<void> {
    await this.#connection.ask({
      method: "PUT",
      path: `/deploys/${encodeURIComponent(id)}/files${path.split("/").map(encodeURIComponent).join("/")}`,
      bytes,
      timeout: UPLOAD_TIMEOUT,
      // Now and then the host answers one file among thousands with 401 or 404, and one that was damaged on the way with 422.
      passing: (status) => isPassing(status) || status === 401 || status === 404 || status === 422,
    });
  }

  async untilPublic(id: string): Promise<void> {
    await this.#until(id, (answer) => stateOf(answer) === "ready", PUBLISHING, "主机一直没有处理完");
    await this.#untilLive(id, true);
  }

  async cancel(id: string): Promise<void> {
    await this.#connection.ask({ method: "POST", path: `/deploys/${encodeURIComponent(id)}/cancel` });
  }

  async restore(id: string): Promise<void> {
    await this.#connection.ask({ method: "POST", path: `${this.#addressOf(id)}/restore` });
    await this.#untilLive(id, false);
  }

  async read(id: string, path: string): Promise<string | undefined> {
    const { json } = await this.#get(this.#addressOf(id));
    const permalink = textOf(fieldOf(json, "links"), "permalink") ?? textOf(json, "deploy_ssl_url");
    if (permalink === undefined) return undefined;
    try {
      return (await this.#get(permalink.replace(/\/+$/, "") + path)).text;
    } catch (error) {
      // A protected site, or a deployment that does not come from here.
      if (error instanceof HostError && error.status !== undefined && !isPassing(error.status)) return undefined;
      throw error;
    }
  }

  #get(path: string): Promise<Answer> {
    return this.#connection.ask({ method: "GET", path });
  }

  #addressOf(id: string): string {
    return `${this.#site}/deploys/${encodeURIComponent(id)}`;
  }

  /** Ready means that the deployment has an address of its own; whether readers get it is said by the site. */
  #untilLive(id: string, isNew: boolean): Promise<boolean> {
    return this.#poll(PUBLISHING, "部署已经完整，主机却一直没有公开它。", async () => {
      const { published } = await this.site();
      if (published?.id === id) return true;
      // It was public already, and a later one has taken its place since.
      if (isNew && textOf((await this.#get(this.#addressOf(id))).json, "published_at")) return true;
      if (published?.locked)
        throw new HostError("网站在主机那里上了锁（Deploys → Lock），新的部署不会公开。解锁后再运行一次。");
      return undefined;
    });
  }

  #until(id: string, done: (answer: unknown) => boolean, patience: number, complaint: string): Promise<unknown> {
    return this.#poll(patience, `${complaint}（等了 ${patience / 60_000} 分钟）。`, async () => {
      const { json } = await this.#get(this.#addressOf(id));
      if (done(json)) return json;
      if (stateOf(json) === "error") throw new HostError(`主机没有接受这次部署${reasonOf(json)}。`);
      return undefined;
    });
  }

  /** @param look gives nothing as long as it has to be asked again */
  async #poll<T>(patience: number, complaint: string, look: () => Promise<T | undefined>): Promise<T> {
    const end = this.#clock.now() + patience;
    for (let poll = FIRST_POLL; ; poll = Math.min(poll * 1.2, LONGEST_POLL)) {
      const seen = await look();
      if (seen !== undefined) return seen;
      if (this.#clock.now() > end) throw new HostError(complaint);
      await this.#clock.sleep(poll);
    }
  }
}

/** @throws HostError when the token would go out in the open */
function baseOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  if (protocol !== "https:" && hostname !== "127.0.0.1") throw new HostError("NETLIFY_API_URL 只能是 https 地址。");
  return address.replace(/\/+$/, "");
}

function stateOf(deploy: unknown): string {
  return textOf(deploy, "state") ?? "";
}

const LONGEST_REASON = 200;

/** What the host says in its own words, in one short line. */
function reasonOf(deploy: unknown): string {
  const reason = (textOf(deploy, "error_message") ?? "").replace(/[\p{C}\s]+/gu, " ").trim();
  return reason === "" ? "" : `：${reason.slice(0, LONGEST_REASON)}`;
}

function publishedOf(deploy: unknown): Published | undefined {
  const id = textOf(deploy, "id");
  if (id === undefined) return undefined;
  return {
    id,
    version: builtOf(textOf(deploy, "title")),
    createdAt: Date.parse(textOf(deploy, "created_at") ?? ""),
    locked: fieldOf(deploy, "locked") === true,
  };
}

/** Nothing for what is unfinished, was never public, or does not come from here. */
function deploymentOf(deploy: unknown, live: string | undefined): Deployment[] {
  const id = textOf(deploy, "id");
  const version = builtOf(textOf(deploy, "title"));
  const createdAt = Date.parse(textOf(deploy, "created_at") ?? "");
  const wasPublic = stateOf(deploy) === "ready" && textOf(deploy, "published_at") !== undefined;
  // A preview may have any title.
  if ((textOf(deploy, "context") ?? "production") !== "production") return [];
  if (id === undefined || !version || Number.isNaN(createdAt) || !(wasPublic || id === live)) return [];
  return [{ id, ...version, createdAt, live: id === live }];
}

/** Says nothing of what stands in the answer: it may be anybody's page. */
function refusal(status: number): string {
  if (status === 401 || status === 403) return `主机不认这个令牌（${status}）。换一个有效的 NETLIFY_AUTH_TOKEN。`;
  if (status === 404) return "主机找不到这个网站或部署（404）。检查 NETLIFY_SITE_ID。";
  if (status === 422) return "主机说送来的内容不对（422）。";
  if (status === 429) return "主机说请求太多（429）。";
  return `主机出了错（${status}）。`;
}
