import assert from "node:assert/strict";
import { test } from "node:test";
import { openNetlifyApi } from "../../src/moderation/netlify-api.ts";
import { ARTICLE, netlifySubmission, newDesk } from "./desk.ts";
import { type PretendNetlify, pretendNetlify, SITE, TOKEN } from "./pretend-netlify.ts";

const submission = (number: number, changes: object = {}) => ({
  ...netlifySubmission(number),
  id: `netlify-${number}`,
  ...changes,
});
const envOf = ({ url }: PretendNetlify) => ({
  NETLIFY_API_URL: url,
  NETLIFY_AUTH_TOKEN: TOKEN,
  NETLIFY_SITE_ID: SITE,
});

test("pull follows the pages, leaves out what is not for us and brings nothing twice", async () => {
  const [netlify, desk] = [await pretendNetlify(), newDesk()];
  const nowhere = submission(4, { data: { name: "a@example.com", message: "x", article: "none" } });
  netlify.verified.push(submission(1), submission(2), submission(3), nowhere);
  const first = await desk.run(["pull"], { env: envOf(netlify) });
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stderr, /已取 2 条…\n已取 4 条…/);
  assert.match(first.stdout, /3 条等候审阅[\s\S]*1 条找不到文章，略过/);
  const before = desk.files();
  const second = await desk.run(["pull", "--json"], { env: envOf(netlify) });
  assert.deepEqual(desk.files(), before);
  assert.doesNotMatch(JSON.stringify([before, first, second]), /example\.com|203\.0\.113|Mozilla/);
});

test("forgetting at Netlify deletes old spam and what was taken in, and keeps what nobody has read", async () => {
  const [netlify, desk] = [await pretendNetlify(), newDesk()];
  netlify.verified.push(submission(1), submission(2, { created_at: new Date().toISOString() }));
  netlify.spam.push(submission(3), submission(4, { created_at: new Date().toISOString() }));
  await desk.run(["pull"], { env: envOf(netlify) });
  const nowhere = submission(6, { data: { name: "a", message: "x", article: "none" } });
  const empty = submission(7, { data: { name: "a", message: "\u2800", article: ARTICLE } });
  netlify.verified.push(submission(5), nowhere, empty);
  const { status, stdout, stderr } = await desk.run(["forget", "--remote"], { env: envOf(netlify) });
  assert.equal(status, 0, stderr);
  assert.match(stdout, /删去了 3 条[\s\S]*还有 2 条没有取回/);
  const left = [netlify.verified, netlify.spam].map((list) => list.map(({ id }) => id));
  assert.deepEqual(left, [["netlify-2", "netlify-5", "netlify-6"], ["netlify-4"]]);
  assert.equal(desk.queued().length, 2, "what has just come in has not waited");
});

test("without a token nothing is asked; without a site neither", async () => {
  const netlify = await pretendNetlify();
  const desk = newDesk();
  const noToken = await desk.run(["pull"], { env: { ...envOf(netlify), NETLIFY_AUTH_TOKEN: "" } });
  assert.match(noToken.stderr, /NETLIFY_AUTH_TOKEN/);
  assert.equal(noToken.status, 3);
  const noSite = await desk.run(["pull"], { env: { ...envOf(netlify), NETLIFY_SITE_ID: "" } });
  assert.equal(noSite.status, 2);
});

const FAILURES: Readonly<Record<string, { answer: PretendNetlify["answer"]; says: RegExp; patience?: number }>> = {
  "a token that is not valid": {
    answer: (r) => r.writeHead(401).end("reader@example.com"),
    says: /不认这个令牌（401）/,
  },
  "an unknown site": { answer: (r) => r.writeHead(404).end(), says: /404.*--site/ },
  "too many requests": { answer: (r) => r.writeHead(429, { "retry-after": "30" }).end(), says: /429.*30 秒后/ },
  "a server error": { answer: (r) => r.writeHead(503).end(), says: /503/ },
  "a connection that breaks": { answer: (r) => r.destroy(), says: /连不上/ },
  "an answer that never comes": { answer: () => undefined, says: /没有回答/, patience: 50 },
  "an answer that is no JSON": { answer: (r) => r.end("<p>reader@example.com"), says: /不完整/ },
  "an answer of another shape": { answer: (r) => r.end('{"email":"reader@example.com"}'), says: /不完整/ },
  "a redirect to another host": {
    answer: (r) => r.writeHead(302, { location: "https://elsewhere.example/" }).end(),
    says: /连不上/,
  },
};

for (const [name, { answer, says, patience = 60_000 }] of Object.entries(FAILURES)) {
  test(`${name} is told in a sentence that repeats nothing of the answer`, async () => {
    const netlify = await pretendNetlify();
    netlify.answer = answer;
    await assert.rejects(openNetlifyApi(envOf(netlify), patience).formId(SITE, "comment"), (error) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, says);
      assert.doesNotMatch(error.message, /example\.com|pretend-token/);
      return true;
    });
  });
}

test("the token does not follow a next page to another host, nor a base that is not https", async () => {
  const netlify = await pretendNetlify();
  netlify.answer = (response) =>
    response.setHeader("link", '<https://elsewhere.example/?page=2>; rel="next"').end("[]");
  const api = openNetlifyApi(envOf(netlify));
  await assert.rejects(
    api.submissions("f1", "verified", () => undefined),
    /别的网站/,
  );
  assert.throws(() => openNetlifyApi({ ...envOf(netlify), NETLIFY_API_URL: "http://api.example/" }), /https/);
});

test("a form that the site does not have is named", async () => {
  const netlify = await pretendNetlify();
  await assert.rejects(openNetlifyApi(envOf(netlify)).formId(SITE, "letters"), /“letters”/);
});
