import { type NetlifyConfig, readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";

export interface ServedSite {
  /** Without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves a built site on a free port of this machine, with the headers of the host. @param config others in their place */
export async function serveSite(folder: string, config: NetlifyConfig = readNetlifyConfig()): Promise<ServedSite> {
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
