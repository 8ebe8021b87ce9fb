import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { DOWNLOAD_BOUNDS, Downloads } from "../../../src/migration/pictures/downloads.ts";
import type { Network } from "../../../src/migration/pictures/get-file.ts";
import { PictureLibrary } from "../../../src/migration/pictures/library.ts";
import { picturesOf } from "../../../src/migration/pictures/pictures-of.ts";
import { isPublicAddress } from "../../../src/migration/pictures/public-address.ts";
import { handmadePng } from "../../fixtures/drawn-pictures.ts";
import { body, drafted, library } from "./old-library.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-downloads-"));
const PICTURE = handmadePng(8, 8, new Uint8Array(8 * 8 * 3).fill(7));
const asked: string[] = [];
let failing = 0;
const server = createServer((request, response) => answer(request, response));
let site = "";

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  site = `http://old.example:${typeof address === "object" && address ? address.port : 0}`;
});
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(scratch, { recursive: true, force: true });
});

function answer({ url = "", headers }: IncomingMessage, response: ServerResponse): void {
  asked.push(`${headers.host} ${url}`);
  const name = url.split("/").at(-1) ?? "";
  const to = (location: string) => response.writeHead(302, { location }).end();
  if (name === "moved.png") to("/wp-content/uploads/a.png");
  else if (name === "away.png") to("http://evil.example/a.png");
  else if (name === "inside.png") to("http://127.0.0.1/a.png");
  else if (name === "round.png") to("/wp-content/uploads/round.png");
  else if (name === "page.png") response.end("<!doctype html><p>没有");
  else if (name === "gone.png") response.writeHead(404).end();
  else if (name === "long.png") for (let part = 0; part < 40; part += 1) response.write(Buffer.alloc(1024));
  else if (name === "cut.png") {
    response.writeHead(200, { "content-length": "900" });
    response.write(PICTURE.subarray(0, 9), () => response.destroy());
  } else if (name === "busy.png" && failing++ === 0) response.writeHead(503).end();
  else if (/^(?:[abc]|busy)\.png$/.test(name)) response.end(PICTURE);
  else response.writeHead(404).end();
  if (name === "long.png") response.end();
}

const HERE: Network = { resolve: async () => ["127.0.0.1"], isOpen: () => true };
const BOUNDS = { ...DOWNLOAD_BOUNDS, bytes: 16 * 1024 };

async function downloaded(names: readonly string[], folder: string, network = HERE, bounds = BOUNDS) {
  const downloads = new Downloads(folder, site, bounds, network);
  const addresses = Object.fromEntries(names.map((name) => [name, `${site}/wp-content/uploads/${name}.png`]));
  const library_ = new PictureLibrary(library({}, site), { fetch: downloads.fetch });
  return picturesOf(drafted(names), body(addresses), library_);
}

test("what the folder lacks is fetched from the old site, wherever that leads within it, and from nobody else", async () => {
  const names = ["a", "moved", "away", "inside", "round", "page", "gone", "long"];
  const { pictures, files, missing } = await downloaded(names, join(scratch, "one"));
  assert.deepEqual(
    [...pictures].flatMap(([name, { file }]) => (file ? [`${name} ${file}`] : [])),
    ["a a.png", "moved moved.png"],
  );
  for (const path of files.values()) assert.ok(readFileSync(path).equals(PICTURE));
  const why = Object.fromEntries(missing.map(({ name, reason }) => [name, reason]));
  assert.deepEqual(why, {
    away: "地址不在旧站上",
    inside: "地址不在旧站上",
    round: "旧站转来转去，没有给出文件",
    page: why.page,
    gone: "旧站答复 404",
    long: "图片文件太大",
  });
  assert.match(why.page ?? "", /不是|网页/);
  assert.ok(asked.every((one) => one.startsWith("old.example:")));
  assert.deepEqual(readdirSync(join(scratch, "one")).toSorted(), ["addresses", "files"]);
});

test("a run that was broken off asks only for what it has not; what failed in passing is asked for again", async () => {
  const folder = join(scratch, "two");
  const first = await downloaded(["a", "gone", "busy", "cut"], folder);
  assert.deepEqual(
    first.missing.map(({ name }) => name),
    ["gone", "busy", "cut"],
  );
  asked.length = 0;
  const second = await downloaded(["a", "gone", "busy", "cut"], folder);
  assert.deepEqual(
    second.missing.map(({ name }) => name),
    ["gone", "cut"],
  );
  const paths = new Set(asked.map((one) => one.split("/").at(-1)));
  assert.ok(!paths.has("a.png") && !paths.has("gone.png"));
});

test("so many files and so many bytes, and no more", async () => {
  const { missing } = await downloaded(["a", "b", "c"], join(scratch, "three"), HERE, { ...BOUNDS, files: 2 });
  assert.deepEqual(
    missing.map(({ name }) => name),
    ["c"],
  );
  const few = { ...BOUNDS, allBytes: 1 };
  assert.equal((await downloaded(["a", "b"], join(scratch, "four"), HERE, few)).missing.length, 1);
});

test("nobody is asked inside a private network, whatever a name means, now or a moment later", async () => {
  asked.length = 0;
  for (const address of ["127.0.0.1", "10.0.0.5", "::1", "::ffff:127.0.0.1"]) {
    const network = { resolve: async () => ["93.184.215.14", address], isOpen: isPublicAddress };
    const { missing } = await downloaded(["a"], join(scratch, address.replaceAll(":", "-")), network);
    assert.match(missing[0]?.reason ?? "", /内部网络/);
  }
  assert.deepEqual(asked, []);
  let looks = 0;
  // The second look would lead elsewhere: there is none.
  const network = {
    resolve: async () => (looks++ === 0 ? ["127.0.0.1"] : ["10.0.0.1"]),
    isOpen: (ip: string) => ip === "127.0.0.1",
  };
  assert.equal((await downloaded(["a"], join(scratch, "rebound"), network)).missing.length, 0);
});

test("only addresses of the open network are asked", () => {
  for (const open of ["93.184.215.14", "8.8.8.8", "2606:4700::1111"]) assert.ok(isPublicAddress(open), open);
  const closed = [
    ...[
      "0.0.0.0",
      "10.1.2.3",
      "100.64.0.1",
      "127.0.0.1",
      "169.254.169.254",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
    ],
    ...[
      "198.18.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "::",
      "::1",
      "::ffff:10.0.0.1",
      "64:ff9b::7f00:1",
      "fe80::1",
      "fd00::1",
      "ff02::1",
    ],
    ...["2002:7f00:1::", "2001:db8::1", "old.example", "", "0x7f.1"],
  ];
  for (const address of closed) assert.ok(!isPublicAddress(address), address);
});
