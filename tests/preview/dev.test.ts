import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { watch } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";

test("npm run dev opens a draft at its address with the panel, of which nothing is in the site that was built", async () => {
  const publication = minimalPublication();
  publication.record({ status: "draft", section: "nowhere" });
  publication.write("article.md", "正文。\n\n![](lost)\n");
  const root = dirname(publication.data);
  const path = join(root, "bin");
  const opened = join(root, "opened");
  for (const folder of [path, opened]) mkdirSync(folder);
  const watching = new AbortController();
  after(() => watching.abort());
  const opening = watch(opened, { persistent: false, signal: watching.signal })[Symbol.asyncIterator]().next();
  for (const name of ["xdg-open", "open"]) {
    writeFileSync(
      join(path, name),
      `#!/bin/sh\nprintf %s "$1" > '${root}/address' && mv '${root}/address' '${opened}'\n`,
    );
    chmodSync(join(path, name), 0o755);
  }
  const output = join(root, "site");
  const where = ["--articles", publication.articles, "--data", publication.data, "--output", output];
  const command = ["scripts/bundled.mjs", "scripts/dev.ts", FOLDER, "--open", ...where, "--no-search", "--no-cache"];
  const env = { ...process.env, PORT: "0", PATH: `${path}${delimiter}${process.env.PATH ?? ""}` };
  const child = spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "inherit"] });
  after(() => child.kill());
  const said: string[] = [];
  let atOnce: Response | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    atOnce ??= await fetch(/http:\S+/.exec(line)?.[0] ?? "");
    if (line.startsWith("完成")) break;
  }
  const address = /^打开 (http:\S+)/.exec(said[0] ?? "")?.[1] ?? "";
  assert.ok(address.endsWith(`/${FOLDER}/`), said[0]);
  await opening;
  assert.equal(atOnce?.status, 503);
  assert.match((await atOnce?.text()) ?? "", /<noscript><meta http-equiv="refresh".*<h1>正在生成<\/h1>/s);
  assert.equal(readFileSync(join(opened, "address"), "utf8"), address);
  const page = await (await fetch(address)).text();
  assert.match(page, /【草稿】/);
  assert.match(page, /<details class="provenance-panel".*草稿，不会发布.*2 项要改/s);
  assert.match(page, /图片暂缺/);
  const styles = await fetch(new URL("/__dev/panel.css", address));
  assert.match(await styles.text(), /\.provenance-panel/);
  const built = readdirSync(output, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const traces = built.filter((entry) =>
    /provenance-panel|__dev/.test(readFileSync(join(entry.parentPath, entry.name), "latin1")),
  );
  assert.deepEqual(traces, []);
});
