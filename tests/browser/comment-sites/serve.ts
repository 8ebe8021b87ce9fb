import { serveCommentSites } from "./hosts.ts";

/** Serves the sites of hosts.ts, of the folder that is named, and prints their port. */
const [folder = ""] = process.argv.slice(2);
const { port } = await serveCommentSites(folder);
process.stdout.write(`${port}\n`);
