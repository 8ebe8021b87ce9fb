import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { test as watching } from "../watch.ts";

export const KEPT = "/2025/05/kept/";
export const WITHDRAWN = "/2025/04/withdrawn/";
export const ADDED = "/2025/06/added/";

/** What readers see at one address, deployment after deployment. */
export interface Host {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Folder of what is public. */
  readonly folder: string;
  /**
   * Makes a deployment of build-sites.ts public.
   * @param before whose hashed files are carried over; without one they are gone
   */
  publish(site: Deployment, before?: Deployment): void;
}

export type Deployment = "a" | "b";

/** What is carried over, and of that the picture that was withdrawn. */
const HASHED = ["assets", "pagefind/runtime"];
const TAKEN_DOWN = /^assets\/pictures\/withdrawn-/;

/** Playwright's `test` with a host on which nothing is public yet. */
export const test = watching.extend<{ host: Host }, { sites: string }>({
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see that nothing is asked for
    async ({}, use, { project }) => use(builtOnce(project.outputDir)),
    { scope: "worker", timeout: 120_000 },
  ],
  host: async ({ sites, exceptions }, use, { outputDir }) => {
    let [folder, published] = ["", 0];
    let current: Server | undefined;
    const server = createServer((request, response) => current?.emit("request", request, response));
    const origin = `http://127.0.0.1:${await listen(server, 0)}`;
    exceptions.origins.push(origin);
    await use({
      origin,
      get folder() {
        return folder;
      },
      publish(site, before) {
        published += 1;
        folder = join(outputDir, `public-${published}`);
        cpSync(join(sites, site), folder, { recursive: true });
        for (const path of before ? hashedFilesOf(join(sites, before)) : []) {
          cpSync(join(sites, before ?? "", path), join(folder, path), { force: false });
        }
        current = createSiteServer({ folder, inbox: `${folder}.inbox`, config: readNetlifyConfig() });
      },
    });
    server.close();
    server.closeAllConnections();
    rmSync(outputDir, { recursive: true, force: true });
  },
});

function hashedFilesOf(site: string): string[] {
  const inside = (folder: string) =>
    readdirSync(join(site, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = HASHED.flatMap(inside).map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1));
  return paths.filter((path) => !TAKEN_DOWN.test(path));
}

/**
 * Builds both sites for the first worker of a run that asks; after a failure Playwright starts a new one.
 * @param results the folder that Playwright empties when a run begins
 */
function builtOnce(results: string): string {
  const folder = join(results, "deployments");
  if (existsSync(folder)) return folder;
  mkdirSync(results, { recursive: true });
  const scratch = mkdtempSync(`${folder}-`);
  const program = ["--import", "tsx", "tests/browser/deployments/build-sites.ts", scratch];
  const { status, stderr } = spawnSync(process.execPath, program, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the sites do not build: ${stderr}`);
  try {
    renameSync(scratch, folder);
  } catch {
    // Another worker was faster; its sites are the same.
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}
