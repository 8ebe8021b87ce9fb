import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";

interface Pull {
  readonly number: number;
  readonly head: string;
  readonly base: string;
  title: string;
  body: string;
  state: string;
}

/** As much of GitHub's API of git and pull requests as a proposal uses, on this machine: one folder, `_data`, in every tree. */
export class FakeRepository {
  readonly pulls: Pull[] = [];
  /** Every request that wrote something. */
  readonly writes: string[] = [];
  readonly #blobs = new Map<string, Buffer>();
  readonly #trees = new Map<string, ReadonlyMap<string, string>>();
  readonly #commits = new Map<string, { readonly tree: string; readonly parents: readonly string[] }>();
  readonly #branches = new Map<string, string>();
  readonly #server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body: unknown = parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString("utf8")) : undefined;
    if (request.method !== "GET") this.writes.push(`${request.method} ${request.url}`);
    const answer = this.#answer(request, body);
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { message: "Not Found" }));
  });

  async listen(): Promise<Record<string, string>> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    return { GITHUB_REPOSITORY: "paper/news", GITHUB_TOKEN: "token", GITHUB_API_URL: url, GITHUB_REF_NAME: "main" };
  }

  close(): void {
    this.#server.close();
  }

  /** Somebody commits to a branch. */
  commit(branch: string, files: Readonly<Record<string, string>>): void {
    const entries = Object.entries(files).map(([name, text]) => [name, this.#blob(Buffer.from(text))] as const);
    const parent = this.#branches.get(branch);
    this.#branches.set(branch, this.#made(new Map(entries), parent === undefined ? [] : [parent]));
  }

  /** What a branch has. */
  filesOf(branch: string): Record<string, string> {
    const files = this.#trees.get(this.#commits.get(this.#branches.get(branch) ?? "")?.tree ?? "") ?? new Map();
    return Object.fromEntries([...files].map(([name, sha]) => [name, String(this.#blobs.get(sha))]));
  }

  /** How many commits a branch has that another has not. */
  ahead(branch: string, base: string): number {
    let count = 0;
    for (let at = this.#branches.get(branch); at !== this.#branches.get(base) && at !== undefined; count += 1)
      at = this.#commits.get(at)?.parents[0];
    return count;
  }

  #answer({ method, url = "" }: IncomingMessage, body: unknown): unknown {
    const { pathname, searchParams } = new URL(url, "http://fake");
    const path = pathname.replace("/repos/paper/news", "");
    const text = (name: string) => String(Object(body)[name]);
    const [, what = "", name = ""] =
      /^\/git\/(blobs|trees|commits|refs|ref\/heads|matching-refs\/heads)(?:\/(.+))?$/.exec(path) ?? [];
    if (path === "/pulls" && method === "GET") {
      const [head, base] = [searchParams.get("head"), searchParams.get("base")];
      return this.pulls.filter((one) => one.state === "open" && `paper:${one.head}` === head && one.base === base);
    }
    if (path === "/pulls") {
      const made = { head: text("head"), base: text("base"), title: text("title"), body: text("body") };
      return this.pulls.push({ number: this.pulls.length + 1, ...made, state: "open" });
    }
    const [, number] = /^\/pulls\/(\d+)$/.exec(path) ?? [];
    if (number) return Object.assign(Object(this.pulls[Number(number) - 1]), body);
    if (path === "/contents/_data") return this.#listing(searchParams.get("ref") ?? "");
    if (what === "blobs" && method === "GET") return { content: this.#blobs.get(name)?.toString("base64") };
    if (what === "blobs") return { sha: this.#blob(Buffer.from(text("content"), "base64")) };
    if (what === "trees")
      return { sha: this.#tree(new Map([...(this.#trees.get(text("base_tree")) ?? []), ...entriesOf(body)])) };
    if (what === "commits" && method === "GET") return this.#commitOf(name);
    if (what === "commits") return { sha: this.#committed(text("tree"), Object(body).parents) };
    if (what === "ref/heads")
      return this.#branches.has(name) ? { object: { sha: this.#branches.get(name) } } : undefined;
    if (what === "matching-refs/heads")
      return [...this.#branches.keys()]
        .filter((one) => one.startsWith(name))
        .map((one) => ({ ref: `refs/heads/${one}` }));
    if (what !== "refs") return undefined;
    const branch = (name === "" ? text("ref").replace("refs/", "") : name).replace("heads/", "");
    if ((method === "PATCH") !== this.#branches.has(branch)) return undefined;
    this.#branches.set(branch, text("sha"));
    return {};
  }

  #listing(ref: string): unknown {
    const tree = this.#commits.get(this.#branches.get(ref) ?? ref)?.tree ?? "";
    return [...(this.#trees.get(tree) ?? [])].map(([name, sha]) => ({ name, sha }));
  }

  #commitOf(sha: string): unknown {
    const { tree, parents } = this.#commits.get(sha) ?? { tree: "", parents: [] };
    return { tree: { sha: tree }, parents: parents.map((parent) => ({ sha: parent })) };
  }

  #made(files: ReadonlyMap<string, string>, parents: readonly string[]): string {
    return this.#committed(this.#tree(files), parents);
  }

  #committed(tree: string, parents: readonly string[]): string {
    const sha = createHash("sha1").update(`${this.#commits.size} ${tree}`).digest("hex");
    this.#commits.set(sha, { tree, parents });
    return sha;
  }

  #tree(files: ReadonlyMap<string, string>): string {
    const sha = createHash("sha1")
      .update(JSON.stringify([...files]))
      .digest("hex");
    this.#trees.set(sha, files);
    return sha;
  }

  #blob(content: Buffer): string {
    const sha = createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
    this.#blobs.set(sha, content);
    return sha;
  }
}

function entriesOf(body: unknown): [string, string][] {
  const entries: unknown = Object(body).tree;
  return (Array.isArray(entries) ? entries : []).map(({ path, sha }) => [
    String(path).replace("_data/", ""),
    String(sha),
  ]);
}
