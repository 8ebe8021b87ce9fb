import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { CommentRecord } from "../../src/domain/comment.ts";
import { type MovedComments, moveComments } from "../../src/migration/comments.ts";
import { canary, LeakFinder } from "../moderation/canaries.ts";
import { snapshot } from "./moved-world.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-moved-comments-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

interface Said {
  readonly id: number;
  readonly post: number;
  readonly parent: number;
  text: string;
  approved: string;
  readonly type: string;
}

const NUMBER = 24;
const finder = new LeakFinder(NUMBER + 1);

/** Comments of all kinds, each answering an earlier one under the same post, or none. */
function saidBy(random: Random): Said[] {
  const all: Said[] = [];
  for (let id = 1; id <= NUMBER; id += 1) {
    const post = between(random, 1, 4);
    const earlier = all.filter((one) => one.post === post).map((one) => one.id);
    const approved = pick(random, ["1", "1", "1", "0", "spam", "trash"]);
    const type = random() < 0.1 ? "pingback" : pick(random, ["", "comment"]);
    const mail = random() < 0.2 ? `写信给 ${canary(id).email}。` : "";
    all.push({ id, post, parent: pick(random, [0, ...earlier]), text: `第${id}条。${mail}`, approved, type });
  }
  return all;
}

function exportOf(all: readonly Said[]): string {
  const posts = [1, 2, 3, 4].map((post) => {
    const comments = all.filter((one) => one.post === post).map(elementOf);
    return `<item><title>题</title><link>https://old.example/?p=${post}</link><wp:post_id>${post}</wp:post_id><wp:post_name>p${post}</wp:post_name>${comments.join("")}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
${posts.join("\n")}
</channel></rss>
`;
}

function elementOf({ id, parent, text, approved, type }: Said): string {
  const { email, ip, agent } = canary(id);
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[${id % 5 === 0 ? email : `读者${id}`}]]></wp:comment_author>
<wp:comment_author_email>${email}</wp:comment_author_email><wp:comment_author_IP>${ip}</wp:comment_author_IP><wp:comment_agent>${agent}</wp:comment_agent>
<wp:comment_date_gmt>2019-05-01 10:00:${String(id).padStart(2, "0")}</wp:comment_date_gmt><wp:comment_content><![CDATA[${text}]]></wp:comment_content>
<wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;
}

class Moved {
  readonly root = mkdtempSync(join(scratch, "world-"));
  readonly places = {
    articles: join(this.root, "articles"),
    data: join(this.root, "data"),
    inbox: join(this.root, "inbox"),
  };

  /** @param posts those of which there are articles */
  async run(all: readonly Said[], posts: readonly number[] = [1, 2, 3], dryRun = false): Promise<MovedComments> {
    const file = join(scratch, "export.xml");
    writeFileSync(file, exportOf(all));
    const articles = new Map(
      posts.map((post) => {
        const identity = `old.example|${post}`;
        return [identity, { identity, id: `20190501-p${post}`, address: `/2019/05/p${post}/` }] as const;
      }),
    );
    const options = { places: this.places, zone: "UTC", site: "https://www.old.example/", articles, dryRun };
    return moveComments([file], options, process);
  }

  get published(): Map<number, CommentRecord> {
    const files = [...snapshot(this.root)].filter(([path]) => /comments\/\d{4}\//.test(path));
    const records = files.map(([, text]) => CommentRecord.parse(JSON.parse(Buffer.from(text, "latin1").toString())));
    return new Map(records.map((record) => [Number(/第(\d+)条/.exec(record.text)?.[1]), record]));
  }
}

const isPublic = ({ approved, type }: Said) => approved === "1" && (type === "" || type === "comment");

test("what was approved comes in under its article with whom it answers, each is counted once, and no reader's address anywhere", async () => {
  for (let seed = 0; seed < 4; seed += 1) {
    const all = saidBy(seededRandom(seed));
    const moved = new Moved();
    const looked = await moved.run(all, [1, 2, 3], true);
    assert.equal(readdirSync(moved.root).length, 0, "a look wrote something");
    const counted = await moved.run(all);
    assert.deepEqual(looked, counted);
    const { published, waiting, known, removed, unapproved, foreign, elsewhere, unusable } = counted;
    assert.equal(published + waiting + known + removed + unapproved + foreign + elsewhere + unusable, counted.all);
    const wanted = all.filter((one) => isPublic(one) && one.post !== 4);
    assert.deepEqual(
      [...moved.published.keys()].sort(byNumber),
      wanted.map(({ id }) => id),
    );
    for (const { id, post, parent } of wanted) {
      const record = moved.published.get(id);
      assert.equal(record?.article, `20190501-p${post}`);
      const above = ancestorOf(parent, all, new Set(wanted));
      assert.equal(
        record?.parent,
        above === undefined ? undefined : moved.published.get(above)?.id,
        `seed ${seed}, ${id}`,
      );
    }
    const before = snapshot(moved.root);
    const again = await moved.run(all);
    assert.deepEqual(snapshot(moved.root), before, "a second run wrote something");
    assert.equal(again.published, 0);
    assert.deepEqual(finder.find(JSON.stringify([...before, counted, again])), []);
  }
});

test("what has been said since the last export comes in with whom it answers, also when that is gone there by now", async () => {
  for (let seed = 20; seed < 24; seed += 1) {
    const all = saidBy(seededRandom(seed));
    const [atOnce, later] = [new Moved(), new Moved()];
    await atOnce.run(all);
    await later.run(all.slice(0, NUMBER / 2));
    await later.run(all.map((one, at) => (at < NUMBER / 2 ? { ...one, approved: "trash" } : one)));
    assert.deepEqual(later.published, atOnce.published, `seed ${seed}`);
  }
});

test("what was taken down here does not come back, though somebody there has changed its words", async () => {
  const all = saidBy(seededRandom(9));
  const moved = new Moved();
  await moved.run(all);
  const [gone] = [...moved.published];
  assert.ok(gone);
  const [number, { id, article }] = gone;
  const post = article.at(-1);
  rmSync(join(moved.places.data, `comments/2019/05/p${post}/${id}.json`));
  writeFileSync(join(moved.places.data, "comments/removed.json"), JSON.stringify({ [id]: "2026-01-01" }));
  for (const text of [`第${number}条。`, `第${number}条，改过。`]) {
    const changed = all.map((one) => (one.id === number ? { ...one, text } : one));
    assert.equal((await moved.run(changed)).removed, 1);
    assert.equal(moved.published.has(number), false);
    assert.equal(readdirSync(moved.root).includes("inbox"), false, "it waits");
  }
});

function ancestorOf(parent: number, all: readonly Said[], wanted: ReadonlySet<Said>): number | undefined {
  const above = all.find(({ id }) => id === parent);
  if (!above) return undefined;
  return wanted.has(above) ? above.id : ancestorOf(above.parent, all, wanted);
}

function byNumber(a: number, b: number): number {
  return a - b;
}
