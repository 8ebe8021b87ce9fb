import { type Clock, HostError, openConnection, REAL_CLOCK } from "./host/connection.ts";
import { numberOf } from "./host/json.ts";
import type { Message, Result } from "./tell-message.ts";
import { asMarkdown, asText } from "./tell-writing.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A place where the desk hears of it. */
export interface Channel {
  /** For the person who reads the log. */
  readonly name: string;
  /** @throws HostError */
  send(message: Message): Promise<void>;
}

const CONTEXT = "发布";
const LONGEST_DESCRIPTION = 130;

/**
 * The commit on GitHub: a comment, of which GitHub tells its author and who watches the repository, and a status.
 * `contents: read` and `statuses: write` are enough (docs.github.com, "Permissions required for GitHub Apps").
 *
 * @param commit 40 hex digits
 * @returns none where there is no token or repository
 */
export function githubChannels(
  env: Environment,
  commit: string,
  run: string | undefined,
  clock: Clock = REAL_CLOCK,
): Channel[] {
  const { GITHUB_TOKEN: token, GITHUB_REPOSITORY: repository, GITHUB_API_URL = "https://api.github.com" } = env;
  if (!token || !repository) return [];
  const connection = openConnection({ base: GITHUB_API_URL, token, refusal: githubRefusal, clock });
  const base = `/repos/${repository.split("/").map(encodeURIComponent).join("/")}`;
  return [
    {
      name: "GitHub 提交下的评论",
      async send(message) {
        const json = { body: asMarkdown(message) };
        await connection.ask({ method: "POST", path: `${base}/commits/${commit}/comments`, json });
      },
    },
    {
      name: "GitHub 提交的状态",
      async send(message) {
        const json = {
          state: STATES[message.result],
          context: CONTEXT,
          description: message.head.slice(0, LONGEST_DESCRIPTION),
          ...(run !== undefined && { target_url: run }),
        };
        await connection.ask({ method: "POST", path: `${base}/statuses/${commit}`, json });
      },
    },
  ];
}

/** GitHub knows two kinds of failure: of what was judged, and of whoever judged it. */
const STATES: Readonly<Record<Result, string>> = {
  published: "success",
  undone: "success",
  refused: "failure",
  failed: "error",
};

/**
 * A robot of a chat, by DEPLOY_WEBHOOK. Each service wants its text in another place; any other address gets `text` beside
 * what programs want. The address is its own key and is never told.
 */
export function webhookChannels(env: Environment, siteData: object, clock: Clock = REAL_CLOCK): Channel[] {
  const { DEPLOY_WEBHOOK: address } = env;
  if (!address) return [];
  const { hostname } = new URL(address);
  const refusal = (status: number) => `机器人没有收下（${status}）。检查 DEPLOY_WEBHOOK。`;
  return [
    {
      name: `${hostname} 的机器人`,
      async send(message) {
        const connection = openConnection({ base: "", token: undefined, refusal, clock });
        const { json } = await connection.ask({
          method: "POST",
          path: address,
          json: payload(hostname, asText(message), siteData),
        });
        // These answer 200 whatever has happened, and say so in the answer.
        const code = numberOf(json, "errcode") ?? numberOf(json, "code") ?? 0;
        if (code !== 0) throw new HostError(`机器人没有收下（错误码 ${code}）。检查它的关键词和安全设置。`);
      },
    },
  ];
}

function payload(hostname: string, text: string, siteData: object): object {
  if (/(?:^|\.)(?:dingtalk\.com|qyapi\.weixin\.qq\.com)$/.test(hostname))
    return { msgtype: "text", text: { content: text } };
  if (/(?:^|\.)(?:feishu\.cn|larksuite\.com)$/.test(hostname)) return { msg_type: "text", content: { text } };
  return { text, ...siteData };
}

function githubRefusal(status: number): string {
  if (status === 401) return "GitHub 不认这个令牌（401）。";
  if (status === 403 || status === 404)
    return `GITHUB_TOKEN 没有这个权限（${status}）：评论要 contents，状态要 statuses: write。`;
  return `GitHub 没有收下（${status}）。`;
}
