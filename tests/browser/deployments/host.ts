import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { openNetlify } from "../../../src/deployment/host/netlify.ts";
import { upload } from "../../../src/deployment/upload.ts";
import { readBuiltSite } from "../../../src/deployment/upload-files.ts";
import { HOST_CONFIG, readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { createFakeHost } from "../../deployment/host/fake-host.ts";
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
   * Uploads a deployment of build-sites.ts, as it is done for readers.
   * @param before what was public, whose hashed files the upload carries over; without one they are gone
   */
  publish(site: Deployment, before?: Deployment): Promise<void>;
}

export type Deployment = "a" | "b";

const COMMITS: Readonly<Record<Deployment, string>> = { a: "a".repeat(40), b: "b".repeat(40) };

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
      async publish(site, before) {
        published += 1;
        const fake = await createFakeHost({ folder: join(outputDir, `host-${published}`) });
        for (const name of before ? [before, site] : [site])
          await upload(openNetlify(fake.env), readBuiltSite(join(sites, name)), {
            version: { code: COMMITS[name], content: COMMITS[name] },
            config: readFileSync(HOST_CONFIG, "utf8"),
            now: Date.now(),
            say: () => {},
          });
        folder = fake.publicFolder;
        await fake.close();
        current = createSiteServer({ folder, inbox: `${folder}.inbox`, config: readNetlifyConfig() });
      },
    });
    server.close();
    server.closeAllConnections();
    rmSync(outputDir, { recursive: true, force: true });
  },
});

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
