import { createServer, type IncomingMessage } from "node:http";

interface Status {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string;
}

interface Issue {
  readonly number: number;
  title: string;
  body: string;
  state: string;
}

/** As much of GitHub's API as publishing uses, on this machine. */
export class FakeGitHub {
  readonly statuses: Status[] = [];
  readonly issues: Issue[] = [];
  /** Answers to give before all others. */
  readonly failures: number[] = [];
  readonly #server = createServer(async (request, response) => {
    const failure = this.failures.shift();
    const answer = failure === undefined ? this.#answer(request, await bodyOf(request)) : {};
    response.writeHead(failure ?? 200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });

  /** @returns what commands find in their environment */
  async listen(): Promise<Record<string, string>> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    const base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    return {
      GITHUB_REPOSITORY: "paper/news",
      GITHUB_TOKEN: "token",
      GITHUB_API_URL: base,
      GITHUB_GRAPHQL_URL: `${base}/graphql`,
    };
  }

  close(): void {
    this.#server.close();
  }

  /** The newest of each context of a commit, as `context state`. */
  marksOf(sha: string): string[] {
    const newest = new Map(this.statuses.filter((one) => one.sha === sha).map((one) => [one.context, one]));
    return [...newest.values()].map(({ context, state }) => `${context} ${state}`);
  }

  #answer({ method, url = "", headers }: IncomingMessage, body: unknown): unknown {
    if (headers.authorization !== "Bearer token") return { message: "Bad credentials" };
    const text = (name: string) => String(Object(body)[name]);
    const [, sha] = /^\/repos\/paper\/news\/statuses\/([0-9a-f]{40})$/.exec(url) ?? [];
    if (sha)
      return this.statuses.push({
        sha,
        state: text("state"),
        context: text("context"),
        description: text("description"),
      });
    if (url === "/graphql") return { data: { repository: this.#objects(text("query")) } };
    if (method === "GET") return this.issues.filter(({ state }) => state === "open");
    const [, number] = /\/issues\/(\d+)$/.exec(url) ?? [];
    if (method === "PATCH") return Object.assign(Object(this.issues[Number(number) - 1]), body);
    if (url.endsWith("/issues"))
      return this.issues.push({
        number: this.issues.length + 1,
        title: text("title"),
        body: text("body"),
        state: "open",
      });
    return {};
  }

  #objects(query: string): Record<string, unknown> {
    return Object.fromEntries(
      [...query.matchAll(/(c\d+): object\(oid: "([0-9a-f]{40})"\)/g)].map(([, alias = "", sha]) => {
        const newest = new Map(this.statuses.filter((one) => one.sha === sha).map((one) => [one.context, one]));
        const contexts = [...newest.values()].map((one) => ({
          ...one,
          state: one.state.toUpperCase(),
          createdAt: new Date().toISOString(),
        }));
        return [alias, { status: contexts.length > 0 ? { contexts } : null }];
      }),
    );
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString("utf8")) : undefined;
}
