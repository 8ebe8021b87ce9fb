import { readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { openNetlify } from "../../../src/deployment/host/netlify.ts";
import { upload } from "../../../src/deployment/upload.ts";
import { readBuiltSite } from "../../../src/deployment/upload-files.ts";
import { HOST_CONFIG, readNetlifyConfig } from "../../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../../src/serve/server.ts";
import { createFakeHost } from "../../deployment/host/fake-host.ts";
import { builtFolder } from "../../fixtures/built-sites.ts";
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
        const fake = await createFakeHost({ folder: join(outputDir, `host-${published}`) });
        for (const name of before ? [before, site] : [site])
          await upload(openNetlify(fake.env), readBuiltSite(join(sites, name)), {
            version: { code: COMMITS[name], content: COMMITS[name] },
            config: readFileSync(HOST_CONFIG, "utf8"),
            now: Date.now(),
            // An older deployment that is brought back has not what came after it.
            allowFewer: true,
            print: () => {},
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
