import { spawnSync } from "node:child_process";
import { readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";

/**
 * Builds a site with the build command.
 * @param output folder of the site; its inbox and cache lie beside it
 * @param args for the build, besides the output
 * @throws Error with what the build said
 */
export function buildSite(output: string, args: readonly string[] = []): void {
  const command = ["--import", "tsx", "scripts/build.ts", "--output", output, ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new Error(`网站生成不了。\n${stderr}`);
}

export interface ServedSite {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built site on a free port of this machine, with the headers of the host. */
export async function serveSite(folder: string): Promise<ServedSite> {
  const config = readNetlifyConfig("netlify.toml");
  const server = createSiteServer({ folder, inbox: `${folder}.inbox`, config });
  const port = await listen(server, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
