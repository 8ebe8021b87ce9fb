import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pick, seededRandom } from "../../../scripts/bench/random.ts";
import { jobsOf } from "../../../src/build/pictures/develop.ts";
import { pictureDigest } from "../../../src/content/article-pictures.ts";
import { readPublication } from "../../../src/content/read-publication.ts";
import { WHOLE } from "../../../src/domain/focus.ts";
import { minimalPublication, type Publication, pictureRecord, putPicture } from "../../fixtures/minimal-publication.ts";
import { EVERY_FEATURE, NEWSROOM, NOW } from "../../fixtures/publications.ts";

type Job = ReturnType<typeof jobsOf>[number];

/** Every picture of a publication: of articles, people, topics, the podcast. */
function allJobs({ articles, siteData }: ReturnType<Publication["read"]>): readonly Job[] {
  return jobsOf([...articles, ...siteData.bearers], siteData.site);
}

/** Whether the names of a picture's files are made of the very packet that is embedded in them. */
function isAddressed({ picture, file, xmp }: Job): boolean {
  const focus = picture.focus === WHOLE ? undefined : picture.focus;
  return pictureDigest(readFileSync(file), xmp, focus) === picture.digest;
}

test("the address of every picture, wherever it stands, is made of what is embedded in its files, byte for byte", () => {
  const jobs = [NEWSROOM, EVERY_FEATURE].flatMap((folders) => allJobs(readPublication(folders, NOW)));
  assert.ok(jobs.length >= 3, `${jobs.length}`);
  assert.deepEqual(
    jobs.filter((job) => !isAddressed(job)).map(({ picture }) => picture.name),
    [],
  );
});

test("two records give one address when their files are the same, and only then", () => {
  const random = seededRandom(37);
  const packets = new Map<string, string>();
  const p = minimalPublication();
  putPicture(p);
  p.write("article.md", "正文。\n\n![](chart)\n");
  for (let round = 0; round < 40; round += 1) {
    const author = pick(random, [undefined, "戊", "己 & 庚"]);
    const credit = { source: "gazette", ...(author && { author }) };
    const licence = pick(random, ["CC BY 4.0", "CC BY-SA 4.0", "已获授权", "已获授权，限本文"]);
    const digitalSourceType = pick(random, ["trained", "edited", undefined]);
    const focus = pick(random, ["left", undefined]);
    p.record({ pictures: { chart: pictureRecord({ credit, licence, digitalSourceType, focus }) } });
    const [job] = allJobs(p.read());
    assert.ok(job && isAddressed(job), JSON.stringify({ credit, licence, digitalSourceType, focus }));
    const made = JSON.stringify([job.xmp, job.picture.focus]);
    assert.equal(packets.get(job.picture.digest) ?? made, made);
    packets.set(job.picture.digest, made);
  }
  assert.equal(new Set(packets.values()).size, packets.size);
});
