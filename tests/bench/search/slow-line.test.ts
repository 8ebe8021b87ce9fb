import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { slowLine } from "../../../scripts/bench/search/slow-line.ts";

test("what comes over a slow line is what was sent, however many share it", async () => {
  const text = Array.from({ length: 3000 }, (_, number) => `${number}`).join(" ");
  const server = createServer((_, response) => {
    for (let at = 0; at < text.length; at += 5000) response.write(text.slice(at, at + 5000));
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const line = await slowLine(typeof address === "object" && address ? address.port : 0);
  try {
    const answers = await Promise.all(
      [1, 2, 3].map(async () => (await fetch(`http://127.0.0.1:${line.port}/`)).text()),
    );
    assert.deepEqual(answers, [text, text, text]);
  } finally {
    line.close();
    server.closeAllConnections();
    server.close();
  }
});
