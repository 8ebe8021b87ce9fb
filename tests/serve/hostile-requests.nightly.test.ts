import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createSiteServer, listen } from "../../src/serve/server.ts";
import { answersNothingFromOutside, layTraps } from "./raw-requests.ts";

test("of 50,000 generated requests none is answered with what lies outside of the site", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-hostile-requests-"));
  const options = { folder: layTraps(scratch), inbox: join(scratch, "inbox"), config: { headers: [], redirects: [] } };
  const server = createSiteServer(options);
  const port = await listen(server, 0);
  const pages = await answersNothingFromOutside(
    port,
    Array.from({ length: 50_000 }, (_, at) => 10_000 + at),
  );
  server.close();
  server.closeAllConnections();
  rmSync(scratch, { recursive: true, force: true });
  assert.ok(pages > 300, `only ${pages} were answered`);
});
