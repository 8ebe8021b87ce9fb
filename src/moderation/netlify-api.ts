import { z } from "zod";

const DEFAULT_BASE = "https://api.netlify.com/api/v1";
const PER_PAGE = 100;
/** A list that goes on longer is going round in circles. */
const MOST_PAGES = 2000;

const Form = z.object({ id: z.string(), name: z.string() });
const WithId = z.looseObject({ id: z.string(), created_at: z.string() });
/** A submission as it comes; kept in memory only. */
export type RemoteSubmission = z.infer<typeof WithId>;

/** What may be asked of the Netlify API about forms (open-api.netlify.com). */
export interface NetlifyApi {
  /** @throws Error when the site has no such form */
  formId(site: string, name: string): Promise<string>;
  /** The same of one that need not be there. */
  knownFormId(site: string, name: string): Promise<string | undefined>;
  /** @param onPage called with the number so far after each page */
  submissions(form: string, state: "verified" | "spam", onPage: (count: number) => void): Promise<RemoteSubmission[]>;
  remove(submission: string): Promise<void>;
}

/**
 * Opens the API with the token of the environment; NETLIFY_API_URL leads elsewhere for tests.
 *
 * @param timeout milliseconds for one request
 * @throws Error with a Chinese sentence for everything that can go wrong; never with anything the answer says
 */
export function openNetlifyApi(env: Readonly<Record<string, string | undefined>>, timeout = 15_000): NetlifyApi {
  const token = env.NETLIFY_AUTH_TOKEN;
  if (!token) throw new Error("没有令牌：先设环境变量 NETLIFY_AUTH_TOKEN（Netlify 的 User settings → Applications）。");
  const base = env.NETLIFY_API_URL ?? DEFAULT_BASE;
  const origin = originOf(base);
  const request = (address: string, method: "GET" | "DELETE" = "GET") => send(address, method, token, timeout);

  const knownFormId = async (site: string, name: string) => {
    const response = await request(`${base}/sites/${encodeURIComponent(site)}/forms`);
    return (await answerOf(response, z.array(Form))).find((one) => one.name === name)?.id;
  };

  return {
    knownFormId,
    async formId(site, name) {
      const id = await knownFormId(site, name);
      if (!id) throw new Error(`这个网站在 Netlify 没有名为“${name}”的表单；要在 Netlify 打开表单检测，再部署一次。`);
      return id;
    },
    async submissions(form, state, onPage) {
      const all: RemoteSubmission[] = [];
      let next: string | undefined =
        `${base}/forms/${encodeURIComponent(form)}/submissions?per_page=${PER_PAGE}${state === "spam" ? "&state=spam" : ""}`;
      for (let page = 0; next !== undefined && page < MOST_PAGES; page += 1) {
        const response = await request(next);
        all.push(...(await answerOf(response, z.array(WithId))));
        onPage(all.length);
        next = nextPage(response.headers.get("link") ?? "", next);
        // The token goes to this host and to no other, wherever a header points.
        if (next !== undefined && new URL(next).origin !== origin)
          throw new Error("Netlify 的下一页指向别的网站，停下了。");
      }
      return all;
    },
    async remove(submission) {
      await request(`${base}/submissions/${encodeURIComponent(submission)}`, "DELETE");
    },
  };
}

function originOf(base: string): string {
  const { protocol, hostname, origin } = new URL(base);
  if (protocol !== "https:" && hostname !== "127.0.0.1") throw new Error("NETLIFY_API_URL 只能是 https 地址。");
  return origin;
}

async function send(address: string, method: "GET" | "DELETE", token: string, timeout: number): Promise<Response> {
  const response = await fetch(address, {
    method,
    headers: { authorization: `Bearer ${token}`, accept: "application/json" },
    redirect: "error",
    signal: AbortSignal.timeout(timeout),
  }).catch((error: unknown) => {
    const late = error instanceof Error && error.name === "TimeoutError";
    throw new Error(
      late ? `Netlify 过了 ${timeout / 1000} 秒没有回答，稍后再试。` : "连不上 Netlify，检查网络后再试。",
    );
  });
  // Gone already: what was to be deleted is deleted.
  if (response.ok || (method === "DELETE" && response.status === 404)) return response;
  throw new Error(refusal(response.status, response.headers.get("retry-after")));
}

function refusal(status: number, wait: string | null): string {
  if (status === 401 || status === 403) return `Netlify 不认这个令牌（${status}），换一个再试。`;
  if (status === 404) return "Netlify 找不到这个网站或表单（404），检查 --site。";
  if (status === 429) return `Netlify 说请求太多（429），${/^\d+$/.test(wait ?? "") ? `${wait} 秒` : "几分钟"}后再试。`;
  return `Netlify 出了错（${status}），稍后再试。`;
}

async function answerOf<T extends z.ZodType>(response: Response, schema: T): Promise<z.output<T>> {
  const answer = schema.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new Error("Netlify 的回答不完整，稍后再试。");
  return answer.data;
}

/** The address marked `rel="next"` in a Link header (RFC 8288). */
function nextPage(link: string, from: string): string | undefined {
  const [, address] = /<([^>]+)>\s*;[^,]*\brel="?next"?/.exec(link) ?? [];
  return address === undefined ? undefined : new URL(address, from).href;
}
