import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readNetlifyConfig } from "../../src/serve/netlify-config.ts";
import { REDIRECTS_FILE } from "../../src/serve/redirects-file.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";
import { builtSite } from "../site/built-site.ts";
import { type Answer, ask, compare, type Difference, KNOWN_DIFFERENCES } from "./comparison.ts";
import { given } from "./given.ts";
import { ALIASES, ARTICLE, WITHDRAWN } from "./publication.ts";

const { NETLIFY_DEV, LOOPBACK_REFUSED } = given();
const site = builtSite();
const scratch = mkdtempSync(join(tmpdir(), "laiyuan-rules-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Both serve it, the network does not: it is read and not published. */
const NOT_PUBLISHED = new Set([REDIRECTS_FILE]);
const [byQuery, byPath, chinese] = ALIASES;
/** Besides every file of the site. */
const ADDRESSES = [
  "/about",
  ARTICLE.slice(0, -1),
  `${ARTICLE}?fbclid=1`,
  "/nothing/",
  "/nothing",
  "/nothing.png",
  "/assets/nothing.css",
  "/assets/",
  "/pagefind/shards",
  "/pagefind/shards/nothing.json",
  byQuery,
  "/?utm=x&p=123",
  "/?p=124",
  byPath,
  `${byPath}/`,
  `${byPath}?x=1&y=%E6%97%A7`,
  "/archives/1234",
  encodeURI(chinese),
  encodeURI(chinese.slice(0, -1)),
  WITHDRAWN,
  WITHDRAWN.slice(0, -1),
  `${WITHDRAWN}chart.png`,
  `${WITHDRAWN}a/b.png`,
  `/withdrawn${WITHDRAWN}`,
  "/feed",
  "/feed/",
  "/feed?x=1",
  "/Feed",
  "/ABOUT/",
];

const addressOf = (file: string) => encodeURI(`/${file.replace(/(?<=^|\/)index\.html$/, "")}`);
const addresses = [...site.files.filter((file) => !NOT_PUBLISHED.has(file)).map(addressOf), ...ADDRESSES];
const names = new Set(
  readNetlifyConfig().headers.flatMap(({ values }) => Object.keys(values).map((key) => key.toLowerCase())),
);
const netlify = new Map<string, Answer>();

/** In what our server differs from Netlify's on all the addresses. */
async function differences(toml: string, folder = site.folder): Promise<Difference[]> {
  const file = join(scratch, "netlify.toml");
  writeFileSync(file, toml);
  const server = createSiteServer({ folder, inbox: scratch, config: readNetlifyConfig(file), uploaded: true });
  const local = `http://127.0.0.1:${await listen(server, 0)}`;
  const found: Difference[] = [];
  try {
    for (const address of addresses) {
      const theirs = netlify.get(address) ?? (await ask(NETLIFY_DEV, address));
      netlify.set(address, theirs);
      found.push(...compare(address, names, theirs, await ask(local, address)));
    }
  } finally {
    server.close();
  }
  return found;
}

const unknown = (found: readonly Difference[]) =>
  found.filter((difference) => !KNOWN_DIFFERENCES.some(({ is }) => is(difference)));
const toml = readFileSync("netlify.toml", "utf8");

test("our server answers every address as Netlify does, but for what is known", async () => {
  const found = await differences(toml);
  assert.deepEqual(unknown(found), []);
  for (const { why, is } of KNOWN_DIFFERENCES) assert.ok(found.some(is), `no longer a difference: ${why}`);
});

test("old addresses, withdrawn articles and unknown ones are answered at Netlify as they should be", () => {
  const answers = (...paths: string[]) => paths.map((path) => netlify.get(path)?.status);
  const location = (path: string) => netlify.get(path)?.headers.location;
  assert.deepEqual(
    ALIASES.map((alias) => location(encodeURI(alias))?.split("?")[0]),
    [ARTICLE, ARTICLE, ARTICLE],
  );
  assert.deepEqual(answers(WITHDRAWN, WITHDRAWN.slice(0, -1), `${WITHDRAWN}chart.png`), [410, 410, 410]);
  assert.deepEqual(answers("/nothing/", "/?p=124", "/feed", ARTICLE), [404, 200, 301, 200]);
  assert.equal(location("/feed"), "/feed.xml");
});

/** What is changed for our server alone, and where it must show. */
const SEEDED: Readonly<Record<string, { change: [from: string, to: string]; shows: [path: string, what: string] }>> = {
  "another header": {
    change: ["strict-origin-when-cross-origin", "no-referrer"],
    shows: ["/about", "referrer-policy"],
  },
  "another kind of file": { change: ["application/rss+xml", "text/xml"], shows: ["/feed.xml", "content-type"] },
  "a policy with one thing more": {
    change: ["default-src 'none'", "default-src 'self'"],
    shows: ["/404.html", "content-security-policy"],
  },
  "another redirect": { change: ['to = "/feed.xml"', 'to = "/atom.xml"'], shows: ["/feed", "location"] },
  "another status": { change: ["status = 301", "status = 302"], shows: ["/feed/", "status"] },
};

for (const [name, { change, shows }] of Object.entries(SEEDED)) {
  test(`${name} in our netlify.toml is found`, async () => {
    assert.ok(toml.includes(change[0]), change[0]);
    const found = unknown(await differences(toml.replaceAll(...change)));
    assert.ok(
      found.some(({ path, what }) => path === shows[0] && what === shows[1]),
      JSON.stringify(found.map(({ path, what }) => [path, what])),
    );
  });
}

test("a site of ours without its _redirects is found", async () => {
  const folder = join(scratch, "site");
  cpSync(site.folder, folder, { recursive: true });
  rmSync(join(folder, REDIRECTS_FILE));
  const wrong = new Set(unknown(await differences(toml, folder)).map(({ path }) => path));
  for (const address of [byQuery, byPath, encodeURI(chinese), WITHDRAWN]) assert.ok(wrong.has(address), address);
});

test("Netlify's dev server tried to reach nobody", () => {
  assert.equal(existsSync(LOOPBACK_REFUSED) ? readFileSync(LOOPBACK_REFUSED, "utf8") : "", "");
});
