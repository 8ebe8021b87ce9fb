import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { build } from "../../src/build/build.ts";
import { Progress } from "../../src/build/progress.ts";
import type { Fault } from "../../src/serve/faults.ts";
import { createSiteServer, listen } from "../../src/serve/server.ts";
import { FOLDER, minimalPublication } from "../fixtures/minimal-publication.ts";
import { buildOptions } from "../fixtures/publications.ts";
import { answers, filesIn, runCommand } from "../moderation/desk.ts";
import { Ledger } from "../moderation/ledger.ts";
import { readSite } from "../site/built-site.ts";

const DAYS = 7;
const READERS = 12;
/** Those that a test can wait for. */
const FAILING: readonly [Fault, ...Fault[]] = ["refused", "reset", "429", "500", "html", "200-error"];

/** What a reader's browser keeps: the words, and what it calls them. */
interface Draft {
  readonly id: string;
  readonly text: string;
  readonly thanked: boolean;
}

/** Readers who send the form to the real receiver and do it again when they are not thanked. */
class Readers {
  readonly #drafts = new Map<number, Draft>();
  #texts = 0;

  constructor(
    readonly random: Random,
    readonly endpoint: string,
    readonly ledger: Ledger,
  ) {}

  /** One of them writes, goes on writing, or tries once more. */
  async act(): Promise<void> {
    const reader = between(this.random, 1, READERS);
    const before = this.#drafts.get(reader);
    const isNew = !before || (before.thanked && this.random() < 0.7);
    const again = before && !before.thanked && this.random() < 0.6;
    const text = again ? before.text : this.#text();
    const id = isNew ? `draft-${reader}-${this.#texts}-0b9f6a52` : before.id;
    const thanked = await this.#send(reader, id, text);
    if (thanked) this.ledger.arrives(text);
    this.#drafts.set(reader, { id, text, thanked });
  }

  async #send(reader: number, id: string, message: string): Promise<boolean> {
    const fields = {
      name: `读者${reader}`,
      email: `reader${reader}@mail.example`,
      message,
      article: "20250519-sample",
    };
    const body = new URLSearchParams({ ...fields, "form-name": "comment", "submission-id": id });
    try {
      const response = await fetch(this.endpoint, { method: "POST", body, headers: { accept: "application/json" } });
      return response.ok && /"ok":true/.test(await response.text());
    } catch {
      return false;
    }
  }

  #text(): string {
    this.#texts += 1;
    const mark = `甲${String(this.#texts).padStart(4, "0")}乙`;
    return this.random() < 0.3 ? `优惠红包请到 https://a${this.#texts}.spam.example/ 领取${mark}` : `我看${mark}的事。`;
  }
}

test("a week of a community: whatever a reader was thanked for is published, waiting or refused by name, and readers read what was let through", async () => {
  const random = seededRandom(7);
  const paper = minimalPublication();
  paper.record({});
  const root = dirname(paper.articles);
  const inbox = join(root, "inbox");
  const desk = { files: () => ({ ...filesIn(root, "data/comments"), ...filesIn(root, "inbox") }) };
  const ledger = new Ledger(desk);
  const page = async () => {
    const { output } = await build(
      buildOptions(paper, join(root, "public"), { search: false, cache: join(root, "cache") }),
      new Progress({ quiet: true }),
    );
    return readSite(output);
  };
  const { folder } = await page();
  const faultOf = () => (random() < 0.3 ? pick(random, FAILING) : undefined);
  const server = createSiteServer({ folder, inbox, config: { headers: [], redirects: [] }, faultOf });
  const port = await listen(server, 0);
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const readers = new Readers(random, `http://127.0.0.1:${port}/endpoint`, ledger);
  const where = ["--articles", paper.articles, "--data", paper.data, "--inbox", inbox];
  let published: [string, string][] = [];
  for (let day = 1; day <= DAYS; day += 1) {
    for (let act = 0; act < 20; act += 1) await readers.act();
    for (const text of Object.values(filesIn(root, "inbox"))) ledger.arrives(text);
    const typed = Array.from({ length: 12 }, () =>
      pick(random, ["y", "y", "y", "n", "b", "s", "u", "v", "e\n改短了〔略〕。\n.", "r\n谢谢。\n."]),
    );
    const { status, stderr } = await runCommand(["review", ...where], answers(...typed));
    assert.equal(status, 0, stderr);
    ledger.account();
    const shown = (await page()).page(`/${FOLDER}/`).root.text;
    published = Object.entries(filesIn(root, "data/comments")).filter(([name]) => !name.endsWith("removed.json"));
    for (const [name, text] of published) assert.ok(shown.includes(JSON.parse(text).text.slice(0, 5)), name);
    assert.doesNotMatch(JSON.stringify(desk.files()) + shown, /mail\.example/);
  }
  assert.ok(published.length > READERS, "much of it came out");
});
