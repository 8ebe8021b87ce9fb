import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Encoder } from "../../../src/build/pictures/encoder.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-encoder-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

test("a picture that brings the encoding process down is named, and nothing waits for ever", async () => {
  const dying = join(scratch, "dying.mjs");
  writeFileSync(dying, 'process.on("message", () => process.kill(process.pid, "SIGKILL"));');
  const encoder = new Encoder(dying);
  const picture = { name: "p", digest: "0", width: 1, height: 1 };
  const both = ["a.jpg", "b.jpg"].map((file) => encoder.run({ picture, file, xmp: "" }));
  for (const each of both) await assert.rejects(each, /SIGKILL.*a\.jpg、b\.jpg/);
  encoder.close();
});
