import { createHash } from "node:crypto";
import type { Page, Route } from "playwright/test";
import { z } from "zod";

const REPOSITORY = "newsroom/paper";

const Input = z.object({
  expectedHeadOid: z.string(),
  fileChanges: z.object({ additions: z.array(z.object({ path: z.string(), contents: z.string() })) }),
});
const Request = z.object({ query: z.string(), variables: z.object({ input: Input.optional() }) });

/** What of GitHub the editor talks to, in memory: one branch, to which commits are made on top of its head or not at all. */
export class FakeGitHub {
  readonly #files: Map<string, Buffer>;
  #commits = 1;
  #looks: { left: number; readonly then: () => void } | undefined;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  }

  text(path: string): string | undefined {
    return this.#files.get(path)?.toString();
  }

  /** A commit from elsewhere. */
  push(path: string, text: string): void {
    this.#files.set(path, Buffer.from(text));
    this.#commits += 1;
  }

  /** What somebody else does when the editor has looked so many times more whether there is anything new. */
  afterLooks(looks: number, then: () => void): void {
    this.#looks = { left: looks, then };
  }

  /** Makes a page's editor one of this repository, and signs somebody in. */
  async admit(page: Page, login: string): Promise<void> {
    await page.addInitScript(() => localStorage.setItem("sveltia-cms.user", '{"backendName":"github","token":"t"}'));
    await page.route("**/admin/config.json", async (route) => {
      const { config, ...rest } = await (await route.fetch()).json();
      const backend = {
        ...config.backend,
        repo: REPOSITORY,
        api_root: `${new URL(route.request().url()).origin}/github/api`,
      };
      await route.fulfill({ json: { ...rest, config: { ...config, backend } } });
    });
    await page.route("**/github/api/**", (route) => this.#answer(route, login));
  }

  async #answer(route: Route, login: string): Promise<void> {
    const request = route.request();
    const path = new URL(request.url()).pathname.replace("/github/api", "");
    if (path === "/v3/user")
      return route.fulfill({ json: { id: 1, login, name: login, email: `${login}@paper.example` } });
    if (path.includes("/collaborators/")) return route.fulfill({ status: 204 });
    if (path.includes("/git/trees/")) {
      const tree = [...this.#files].map(([file, bytes]) => ({
        type: "blob",
        path: file,
        sha: shaOf(bytes),
        size: bytes.length,
      }));
      return route.fulfill({ json: { tree } });
    }
    if (path === "/graphql") return route.fulfill({ json: this.#query(Request.parse(request.postDataJSON()), login) });
    return route.fulfill({ status: 404, json: {} });
  }

  #query({ query, variables: { input } }: z.infer<typeof Request>, login: string): unknown {
    if (input) return this.#commit(input);
    const answers = [...query.matchAll(/(\w+_\d+): (?:object\(oid: "(\w+)"\)|ref)/g)].map(([, alias = "", sha]) => {
      const text = [...this.#files.values()].find((bytes) => shaOf(bytes) === sha)?.toString();
      return [
        alias,
        sha ? { text, isTruncated: false } : this.#history({ author: author(login), committedDate: DATE }),
      ];
    });
    const ref = this.#history({ oid: this.#head, message: "" });
    if (answers.length === 0 && this.#looks) {
      this.#looks.left -= 1;
      if (this.#looks.left === 0) this.#looks.then();
    }
    return { data: { repository: { ref, ...Object.fromEntries(answers) } } };
  }

  #history(node: Readonly<Record<string, unknown>>): unknown {
    return { target: { history: { nodes: [node] } } };
  }

  #commit({ expectedHeadOid, fileChanges: { additions } }: z.infer<typeof Input>): unknown {
    if (expectedHeadOid !== this.#head)
      return {
        data: { createCommitOnBranch: null },
        errors: [{ message: "Expected branch to point to another commit." }],
      };
    for (const { path, contents } of additions) this.#files.set(path, Buffer.from(contents, "base64"));
    this.#commits += 1;
    const files = additions.map(({ contents }, index) => [
      `file_${index}`,
      { oid: shaOf(Buffer.from(contents, "base64")) },
    ]);
    const commit = { oid: this.#head, committedDate: DATE, ...Object.fromEntries(files) };
    return { data: { createCommitOnBranch: { commit } } };
  }

  get #head(): string {
    return String(this.#commits).padStart(40, "0");
  }
}

const DATE = "2026-11-20T12:00:00Z";

function author(login: string) {
  return { name: login, email: `${login}@paper.example`, user: { id: 1, login } };
}

function shaOf(bytes: Buffer): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
