import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inPlainWords, sentenceOf } from "../../src/terminal/fault.ts";
import { fingerprint, oneArticleSite } from "../build/one-article-site.ts";

const told = (error: unknown) => String(inPlainWords(error, tmpdir()));
const systemError = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: words of the system, write`), { code, ...(path && { path }) });

const SENTENCES: Readonly<Record<string, RegExp>> = {
  ENOSPC: /^Error: 磁盘满了，\/a 写不下。腾出空间/,
  EDQUOT: /配额用完了，\/a 写不下/,
  EROFS: /\/a 所在的磁盘是只读的。换一个文件夹/,
  EACCES: /没有权限读写 \/a。/,
  EPERM: /系统不许读写 \/a。/,
  EMFILE: /打开的文件太多，打不开 \/a。先运行 ulimit/,
  ENFILE: /整台机器打开的文件太多/,
  EIO: /磁盘读写 \/a 时出错/,
};

test("what a command fell over is told without a stack, and with it to whoever asks", (t) => {
  const crash = new TypeError("x is not a function", { cause: new Error("deeper") });
  assert.equal(sentenceOf(crash), "x is not a function");
  t.after(() => delete process.env.LAIYUAN_DEBUG);
  process.env.LAIYUAN_DEBUG = "1";
  assert.match(
    sentenceOf(crash),
    /^x is not a function\nTypeError: [\s\S]*fault\.test\.ts:\d+[\s\S]*cause[\s\S]*deeper/,
  );
});

for (const [code, sentence] of Object.entries(SENTENCES)) {
  test(`${code} is told in a sentence that says what to do, also when another process tells of it`, () => {
    assert.match(told(systemError(code, "/a")), sentence);
    assert.match(told(new Error(`繁体版没有写成：${code}: words, write。`)), /[\p{Script=Han}].*。/u);
    assert.doesNotMatch(told(new Error(`繁体版没有写成：${code}: words, write。`)), /words/);
  });
}

test("other errors stay as they are", () => {
  const error = new Error("搜索索引里少了 1 篇。");
  assert.equal(inPlainWords(error, "/"), error);
  assert.equal(inPlainWords(systemError("ENOENT"), "/") instanceof Error, true);
  assert.match(told(systemError("ENOENT")), /ENOENT/);
});

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-disk-"));
const mount = (...args: string[]) => spawnSync("mount", args).status === 0;
const small = mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", scratch);
after(() => {
  if (small) spawnSync("umount", [scratch]);
  rmSync(scratch, { recursive: true, force: true });
});

/** A disk of its own with a site on it, and then something that keeps the next build from writing. */
const TROUBLES: Readonly<Record<string, { cause: () => void; end: () => void; says: RegExp }>> = {
  "is full": {
    cause() {
      const { bavail, bsize } = statfsSync(scratch);
      writeFileSync(join(scratch, "filler"), Buffer.alloc(bavail * bsize - 60_000));
    },
    end: () => rmSync(join(scratch, "filler")),
    says: /磁盘满了.*写不下。腾出空间/,
  },
  "has no inode left": {
    cause() {
      const { files, ffree } = statfsSync(scratch);
      mount("-o", `remount,nr_inodes=${files - ffree + 30}`, scratch);
    },
    end: () => mount("-o", "remount,nr_inodes=100000", scratch),
    says: /inode 用完了/,
  },
  "can only be read": {
    cause: () => mount("-o", "remount,ro", scratch),
    end: () => mount("-o", "remount,rw", scratch),
    says: /只读的/,
  },
};

for (const [name, { cause, end, says }] of Object.entries(TROUBLES)) {
  test(`when the disk ${name}, the build says so and the old site stays`, {
    skip: !small && "may not mount",
  }, async () => {
    const site = oneArticleSite();
    const disk = join(scratch, String(readdirSync(scratch).length));
    mkdirSync(disk);
    const output = join(disk, "public");
    assert.equal((await site.build("--no-search", "--output", output)).status, 0);
    const old = fingerprint(output);
    cause();
    // What is kept would not be written again.
    const { status, stderr } = await site.build("--no-search", "--no-cache", "--output", output);
    end();
    assert.equal(status, 3, stderr);
    assert.match(stderr, says);
    assert.match(stderr, /已有的网站没有改动/);
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.deepEqual(fingerprint(output), old);
    assert.deepEqual(readdirSync(disk).sort(), ["public", "public.manifest.json"]);
    assert.equal((await site.build("--no-search", "--output", output)).status, 0);
  });
}
