import { setTimeout as wait } from "node:timers/promises";
import { fieldOf } from "./host/json.ts";

const ATTEMPTS = 4;
const FIRST_WAIT = 1000;

export class GitHubError extends Error {}

/** The API of one repository, with the rights of one token. */
export interface GitHub {
  /** @param path behind `/repos/owner/name` @throws GitHubError */
  rest(method: "GET" | "POST" | "PATCH", path: string, body?: unknown): Promise<unknown>;
  /** @throws GitHubError */
  graphql(query: string): Promise<unknown>;
  readonly owner: string;
  readonly name: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** As GitHub Actions describes it (docs.github.com, "Default environment variables"); undefined elsewhere. */
export function gitHubOf(env: Environment): GitHub | undefined {
  const token = env.GITHUB_TOKEN;
  const [owner, name] = (env.GITHUB_REPOSITORY ?? "").split("/");
  if (!token || !owner || !name) return undefined;
  const api = env.GITHUB_API_URL ?? "https://api.github.com";
  const graphqlUrl = env.GITHUB_GRAPHQL_URL ?? "https://api.github.com/graphql";
  return {
    owner,
    name,
    rest: (method, path, body) => ask(token, method, `${api}/repos/${owner}/${name}${path}`, body),
    async graphql(query) {
      const answer = await ask(token, "POST", graphqlUrl, { query });
      const errors = fieldOf(answer, "errors");
      if (errors !== undefined) throw new GitHubError(`GitHub 没有回答：${JSON.stringify(errors)}`);
      return fieldOf(answer, "data");
    },
  };
}

/** What passes by itself is tried again: no answer, too many requests, a fault of the server. */
async function ask(token: string, method: string, url: string, body: unknown): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { status, text } = await once(token, method, url, body);
    if (status >= 200 && status < 300) return text === "" ? undefined : JSON.parse(text);
    const passing = status === 0 || status === 429 || status >= 500;
    if (!passing || attempt === ATTEMPTS) throw new GitHubError(`GitHub 回答 ${status || "不了"}：${url} ${text}`);
    await wait(FIRST_WAIT * 2 ** (attempt - 1));
  }
}

/** Status 0: no answer. */
async function once(token: string, method: string, url: string, body: unknown) {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/vnd.github+json",
        "x-github-api-version": "2022-11-28",
        "user-agent": "laiyuan",
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    return { status: 0, text: error instanceof Error ? error.message : String(error) };
  }
}
