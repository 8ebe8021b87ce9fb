import { cpSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { builtFolder } from "../../fixtures/built-sites.ts";
import { test as watching } from "../watch.ts";
import { type Deployment, publicFolderOf } from "./publish-sites.ts";

export const KEPT = "/2025/05/kept/";
export const WITHDRAWN = "/2025/04/withdrawn/";
export const ADDED = "/2025/06/added/";

/** What readers see at one address, deployment after deployment. */
export interface Host {
  /** Without a slash at the end. */
  readonly origin: string;
  /** Folder of what is public: a copy for this test. */
  readonly folder: string;
  /**
   * Makes a deployment public that publish-sites.ts has uploaded as it is done for readers.
   * @param before what was public, whose hashed files the upload carries over; without one they are gone
   */
  publish(site: Deployment, before?: Deployment): Promise<void>;
}

/** Playwright's `test` with a host on which nothing is public yet. */
export const test = watching.extend<{ host: Host }>({
  host: async ({ exceptions }, use, { outputDir }) => {
    const sites = builtFolder("deployments");
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
        folder = join(outputDir, `public-${published}`);
        cpSync(publicFolderOf(sites, before ? [before, site] : [site]), folder, { recursive: true });
        current = createSiteServer({ folder, inbox: `${folder}.inbox`, config: readNetlifyConfig() });
      },
    });
    server.close();
    server.closeAllConnections();
    rmSync(outputDir, { recursive: true, force: true });
  },
});
