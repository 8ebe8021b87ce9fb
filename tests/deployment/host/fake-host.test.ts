import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createFakeHost, type FakeHost } from "./fake-host.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-fake-host-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const CONFIG = '[[headers]]\nfor = "/*"\n[headers.values]\nX-Is = "new"\n';
const digestOf = (text: string) => createHash("sha1").update(text).digest("hex");

/** The host asked by hand, so that it is known to be as Netlify is before anything of ours talks to it. */
function api({ env }: FakeHost) {
  return async (method: string, path: string, body?: string) => {
    const response = await fetch(`${env.NETLIFY_API_URL}${path}`, {
      method,
      headers: { authorization: `Bearer ${env.NETLIFY_AUTH_TOKEN}` },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, link: response.headers.get("link"), answer: await response.json() };
  };
}

async function newHost(name: string, perPage = 100): Promise<FakeHost> {
  const host = await createFakeHost({ folder: join(scratch, name), perPage });
  after(() => host.close());
  return host;
}

async function deployBy(host: FakeHost, files: Readonly<Record<string, string>>): Promise<string> {
  const ask = api(host);
  const { answer } = await ask("POST", "/sites/fake-site/deploys?title=t", "{}");
  const list = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, digestOf(text)]));
  const begun = await ask("PUT", `/sites/fake-site/deploys/${answer.id}`, JSON.stringify({ files: list }));
  for (const [path, text] of Object.entries(files)) {
    if (begun.answer.required.includes(digestOf(text))) await ask("PUT", `/deploys/${answer.id}/files/${path}`, text);
  }
  return answer.id;
}

test("a deployment is public when its last file has come, whole, with its own headers, and not before", async () => {
  const host = await newHost("whole");
  const ask = api(host);
  assert.equal((await fetch(`${host.url}/`)).status, 404);
  await deployBy(host, { "index.html": "old", "a.html": "a" });
  const { answer } = await ask("POST", "/sites/fake-site/deploys?title=two", '{"draft":false}');
  const files = { "/index.html": digestOf("new"), "/a.html": digestOf("a"), "netlify.toml": digestOf(CONFIG) };
  const begun = await ask("PUT", `/sites/fake-site/deploys/${answer.id}`, JSON.stringify({ files }));
  assert.deepEqual(begun.answer.required, [digestOf("new"), digestOf(CONFIG)]);
  await ask("PUT", `/deploys/${answer.id}/files/index.html`, "new");
  assert.equal(await (await fetch(`${host.url}/`)).text(), "old");
  assert.equal((await ask("PUT", `/deploys/${answer.id}/files/netlify.toml`, "other bytes")).status, 422);
  await ask("PUT", `/deploys/${answer.id}/files/netlify.toml`, CONFIG);
  const page = await fetch(`${host.url}/`);
  assert.deepEqual([await page.text(), page.headers.get("x-is")], ["new", "new"]);
  assert.equal(readFileSync(join(host.publicFolder, "index.html"), "utf8"), "new");
  assert.ok(!existsSync(join(host.publicFolder, "netlify.toml")));
  assert.equal((await ask("GET", "/sites/fake-site")).answer.published_deploy.id, answer.id);
});

test("a restored deployment is public again, and a host that starts again goes on where it was", async () => {
  const host = await newHost("again", 2);
  const [first] = [await deployBy(host, { "index.html": "1" }), await deployBy(host, { "index.html": "2" })];
  await deployBy(host, { "index.html": "3" });
  const list = await api(host)("GET", "/sites/fake-site/deploys?per_page=100");
  assert.equal(list.answer.length, 2);
  assert.match(list.link ?? "", /page=2>; rel="next"/);
  assert.equal((await api(host)("POST", `/sites/fake-site/deploys/${first}/restore`)).status, 201);
  await host.close();
  const next = await newHost("again");
  assert.equal(await (await fetch(`${next.url}/`)).text(), "1");
  assert.equal(next.deploys.length, 3);
});

test("faults come when they are switched on, as often as was said, and then no more", async () => {
  const host = await newHost("faults");
  const ask = api(host);
  host.fault("list", { kind: "status", status: 429, retryAfter: "1" }, 2);
  host.fault("list", { kind: "drop" });
  const list = () => ask("GET", "/sites/fake-site/deploys").then(({ status }) => status);
  assert.deepEqual([await list(), await list()], [429, 429]);
  await assert.rejects(list());
  assert.equal(await list(), 200);
  assert.deepEqual(host.calls, ["list", "list", "list", "list"]);
});
