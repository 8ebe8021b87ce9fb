import { createHash } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type NetlifyConfig, parseNetlifyConfig } from "../../../src/serve/netlify-config.ts";

const CONFIG_FILE = "netlify.toml";

/** A deployment as the host keeps it. */
export interface Deploy {
  readonly id: string;
  readonly title: string;
  readonly created_at: string;
  readonly draft: boolean;
  state: "new" | "preparing" | "prepared" | "uploading" | "processing" | "ready" | "error";
  published_at: string | null;
  error_message: string | null;
  /** Digest by path, without a slash before it. */
  files: Record<string, string>;
  /** How often it is still asked for before it moves on. */
  waits: number;
}

interface Kept {
  readonly deploys: readonly Omit<Deploy, "files">[];
  readonly live: string | null;
}

/** What the host holds, on the disk: another process that opens the same folder goes on where this one stopped. */
export class FakeStore {
  readonly deploys: Deploy[] = [];
  readonly taken: string[] = [];
  readonly waits = { preparing: 0, processing: 0 };
  failure: string | undefined;
  locked = false;
  live: Deploy | undefined;
  readonly #folder: string;
  readonly #now: () => number;
  /** Digests that a deployment still waits for. */
  readonly #missing = new Map<Deploy, Set<string>>();

  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
    for (const name of ["blobs", "deployments"]) mkdirSync(join(folder, name), { recursive: true });
    const state = join(folder, "state.json");
    if (!existsSync(state)) return;
    const { deploys, live }: Kept = JSON.parse(readFileSync(state, "utf8"));
    for (const deploy of deploys) this.deploys.push({ ...deploy, files: this.#filesOf(deploy.id) });
    this.live = this.deploys.find(({ id }) => id === live);
  }

  create(title: string, draft: boolean): Deploy {
    const deploy: Deploy = {
      id: (0x665500000000n + BigInt(this.deploys.length)).toString(16).padStart(24, "0"),
      title,
      created_at: new Date(this.#now()).toISOString(),
      draft,
      state: "new",
      published_at: null,
      error_message: null,
      files: {},
      waits: 0,
    };
    this.deploys.push(deploy);
    this.#keep();
    return deploy;
  }

  /** Takes the list of a deployment. In the background, what is wanted is known only later. */
  begin(deploy: Deploy, files: Record<string, string>, inBackground: boolean): void {
    if (deploy.state !== "new" && deploy.state !== "preparing") return;
    deploy.files = Object.fromEntries(Object.entries(files).map(([path, digest]) => [path.replace(/^\//, ""), digest]));
    writeFileSync(this.#listOf(deploy.id), JSON.stringify(deploy.files));
    deploy.state = "preparing";
    deploy.waits = inBackground ? this.waits.preparing : 0;
    if (!inBackground) this.advance(deploy);
    this.#keep();
  }

  /** Somebody has asked for it: time passes. */
  advance(deploy: Deploy): void {
    if (deploy.state !== "preparing" && deploy.state !== "processing") return;
    if (deploy.waits > 0) {
      deploy.waits -= 1;
      return;
    }
    if (deploy.state === "preparing") {
      deploy.state = "prepared";
      this.#finishWhenWhole(deploy);
    } else this.#publish(deploy);
  }

  /** Digests of the files that have not come yet. */
  required(deploy: Deploy): string[] {
    const missing = this.#missing.get(deploy) ?? new Set(Object.values(deploy.files));
    for (const digest of missing) if (existsSync(this.#blob(digest))) missing.delete(digest);
    this.#missing.set(deploy, missing);
    return [...missing];
  }

  /** @returns whether this is a file of the deployment with the digest that it was said to have */
  take(deploy: Deploy, path: string, bytes: Buffer): boolean {
    const digest = createHash("sha1").update(bytes).digest("hex");
    if (deploy.files[path] !== digest) return false;
    writeFileSync(this.#blob(digest), bytes);
    this.taken.push(digest);
    if (deploy.state === "prepared") deploy.state = "uploading";
    const missing = this.#missing.get(deploy);
    missing?.delete(digest);
    if (!missing || missing.size === 0) this.#finishWhenWhole(deploy);
    return true;
  }

  restore(deploy: Deploy): boolean {
    if (deploy.state !== "ready") return false;
    this.#goLive(deploy);
    return true;
  }

  cancel(deploy: Deploy): void {
    if (deploy.state === "ready") return;
    deploy.state = "error";
    deploy.error_message = "Canceled";
    this.#keep();
  }

  forget(digest: string): void {
    rmSync(this.#blob(digest), { force: true });
  }

  folderOf({ id }: Deploy): string {
    return join(this.#folder, "deployments", id);
  }

  /** The headers and redirects that were uploaded with it; without the file the host knows of none. */
  configOf(deploy: Deploy): NetlifyConfig {
    const digest = deploy.files[CONFIG_FILE];
    return parseNetlifyConfig(digest ? readFileSync(this.#blob(digest), "utf8") : "");
  }

  #finishWhenWhole(deploy: Deploy): void {
    if (deploy.state !== "prepared" && deploy.state !== "uploading") return;
    if (this.required(deploy).length > 0) return;
    deploy.state = "processing";
    deploy.waits = this.waits.processing;
    this.#keep();
    if (deploy.waits === 0) this.#publish(deploy);
  }

  #publish(deploy: Deploy): void {
    if (this.failure !== undefined) {
      [deploy.state, deploy.error_message, this.failure] = ["error", this.failure, undefined];
      this.#keep();
      return;
    }
    for (const [path, digest] of Object.entries(deploy.files)) {
      if (path === CONFIG_FILE) continue;
      const file = join(this.folderOf(deploy), path);
      mkdirSync(dirname(file), { recursive: true });
      if (!existsSync(file)) linkSync(this.#blob(digest), file);
    }
    deploy.state = "ready";
    if (deploy.draft || this.locked) this.#keep();
    else this.#goLive(deploy);
  }

  #goLive(deploy: Deploy): void {
    deploy.published_at ??= new Date(this.#now()).toISOString();
    this.live = deploy;
    const next = join(this.#folder, "public.next");
    rmSync(next, { force: true });
    symlinkSync(relative(this.#folder, this.folderOf(deploy)), next);
    renameSync(next, join(this.#folder, "public"));
    this.#keep();
  }

  #keep(): void {
    const state = join(this.#folder, "state.json");
    writeFileSync(
      `${state}.next`,
      JSON.stringify({ deploys: this.deploys.map(({ files: _, ...deploy }) => deploy), live: this.live?.id ?? null }),
    );
    renameSync(`${state}.next`, state);
  }

  #listOf(id: string): string {
    return join(this.#folder, "deployments", `${id}.files.json`);
  }

  #filesOf(id: string): Record<string, string> {
    const list = this.#listOf(id);
    return existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : {};
  }

  #blob(digest: string): string {
    return join(this.#folder, "blobs", digest);
  }
}
