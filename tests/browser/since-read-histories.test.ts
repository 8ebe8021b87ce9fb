import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { ALLOWED, ReaderDevice, type Room, type Standing } from "./reader-device.ts";

const HISTORIES = 400;
const STEPS = 50;
const ROOMS: readonly [Room, Room, Room] = ["enough", "full", "forbidden"];
const MOST_TOLD = 3;

/** What somebody who looks on knows of an article and a reader. */
interface Known {
  corrections: number;
  withdrawn: boolean;
  /** When it was changed last, in steps. */
  changed: number;
  /** How many corrections it had when the reader last read it, or was told; undefined when the device does not know that she has. */
  read: number | undefined;
  /** Corrections that a device has forgotten telling of. */
  forgotten: Set<number>;
  told: Set<number>;
}

/** One reader, one publication, and whatever happens to both. */
class History {
  readonly #device = new ReaderDevice();
  readonly #random: Random;
  readonly #articles = new Map<string, Known>();
  #step = 0;
  #isOn = true;
  readonly log: string[] = [];
  tellings = 0;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
    for (let at = 0; at < 6; at += 1)
      this.#articles.set(`/2026/11/a${at}/`, {
        corrections: 0,
        withdrawn: false,
        changed: 0,
        read: undefined,
        told: new Set(),
        forgotten: new Set(),
      });
  }

  async run(): Promise<void> {
    for (; this.#step < STEPS; this.#step += 1) {
      const chance = this.#random();
      if (chance < 0.35) await this.#visitArticle();
      else if (chance < 0.6) await this.#visitFront();
      else if (chance < 0.85) this.#correct();
      else if (chance < 0.89) this.#withdraw();
      else if (chance < 0.94) this.#device.now += between(this.#random, -3, 40) * 86_400_000;
      else this.#fill(this.#random() < 0.6 ? "enough" : pick(this.#random, ROOMS));
    }
  }

  #fill(room: Room): void {
    this.#device.storage.fill(room);
    this.#say(`the device has room: ${room}`);
  }

  #say(what: string): void {
    this.log.push(`${this.#step} ${what}`);
  }

  #some(): readonly [string, Known] {
    const left = [...this.#articles].filter(([, { withdrawn }]) => !withdrawn);
    const [path, known] = left[between(this.#random, 0, left.length - 1)] ?? [];
    return path && known ? [path, known] : assert.fail("none is left");
  }

  #correct(): void {
    const [path, known] = this.#some();
    known.corrections += 1;
    known.changed = this.#step;
    this.#say(`${path} is corrected, ${known.corrections}`);
  }

  #withdraw(): void {
    if ([...this.#articles.values()].filter(({ withdrawn }) => !withdrawn).length < 3) return;
    const [path, known] = this.#some();
    Object.assign(known, { withdrawn: true, changed: this.#step });
    this.#say(`${path} is withdrawn`);
  }

  #standing(path: string, { corrections, withdrawn }: Known): Standing {
    return { path, corrections, withdrawn };
  }

  #changed(): Standing[] {
    return [...this.#articles]
      .filter(([, { corrections, withdrawn }]) => corrections > 0 || withdrawn)
      .sort(([, a], [, b]) => b.changed - a.changed)
      .map(([path, known]) => this.#standing(path, known));
  }

  async #visitArticle(): Promise<void> {
    const [path, known] = this.#some();
    const edition = this.#random() < 0.3 ? "/hant" : "";
    const visit = await this.#device.visit(edition + path, [], this.#standing(path, known));
    this.#say(`${edition}${path} is opened: ${visit.told}`);
    assert.deepEqual(visit.asked, [], this.log.join("\n"));
    this.#judge(visit.told, [path], visit.kept);
    if (visit.told.length > 0) this.#press(visit);
    if (this.#random() < 0.7 && visit.stay() && this.#isOn && this.#device.storage.room !== "forbidden") {
      known.read = known.corrections;
      this.#say(`${path} is read`);
    }
  }

  async #visitFront(): Promise<void> {
    const edition = this.#random() < 0.3 ? "/hant" : "";
    const visit = await this.#device.visit(`${edition}/`, this.#changed());
    this.#say(`the front is opened: ${visit.told}`);
    for (const request of visit.asked) assert.ok(ALLOWED.includes(request), request);
    this.#judge(visit.told, [...this.#articles.keys()], visit.kept);
    if (visit.told.length > 0) this.#press(visit);
  }

  #press(visit: { press(label: string): void }): void {
    const chance = this.#random();
    if (chance < 0.5) visit.press("知道了");
    if (chance < 0.9) return;
    visit.press("不再提醒");
    this.#say("the reader wants to hear no more");
    const { room } = this.#device.storage;
    for (const known of this.#articles.values()) if (room !== "forbidden") known.read = undefined;
    if (room !== "forbidden") this.#isOn = false;
  }

  /** Told is what was read and corrected since, of that nothing is left out, and nothing comes twice. */
  #judge(told: readonly string[], about: readonly string[], kept: boolean): void {
    const story = () => this.log.join("\n");
    const isBlind = !this.#isOn || this.#device.storage.room === "forbidden";
    const due = about.filter((path) => {
      const { read, corrections, withdrawn } = this.#articles.get(path) ?? assert.fail(path);
      return !isBlind && read !== undefined && (withdrawn || read < corrections);
    });
    assert.deepEqual(
      told.filter((path) => !due.includes(path)),
      [],
      story(),
    );
    assert.equal(told.length, Math.min(due.length, MOST_TOLD), story());
    for (const path of told) {
      const known = this.#articles.get(path) ?? assert.fail(path);
      const which = known.withdrawn ? Number.POSITIVE_INFINITY : known.corrections;
      assert.ok(!known.told.has(which) || known.forgotten.has(which), `told twice: ${path}\n${story()}`);
      known.told.add(which);
      this.tellings += 1;
      // Where nothing more can be kept it comes again.
      if (!kept) known.forgotten.add(which);
      else if (known.withdrawn) known.read = undefined;
      else known.read = known.corrections;
    }
  }
}

test("in whatever order is read, corrected, withdrawn and forgotten, a reader is told once of what changed since she read, and of nothing else", async () => {
  let tellings = 0;
  for (let seed = 0; seed < HISTORIES; seed += 1) {
    const history = new History(seed);
    await history.run();
    tellings += history.tellings;
  }
  assert.ok(tellings > HISTORIES, String(tellings));
});

test("who wants to hear no more hears no more, on a device that is full as well", async () => {
  const device = new ReaderDevice();
  const article = { path: "/2026/11/a/", corrections: 0, withdrawn: false };
  (await device.visit(article.path, [], article)).stay();
  device.storage.fill("full");
  const corrected = { ...article, corrections: 1 };
  (await device.visit("/", [corrected])).press("不再提醒");
  assert.equal(device.storage.getItem("read"), null);
  device.storage.fill("enough");
  (await device.visit(article.path, [], corrected)).stay();
  assert.equal(device.storage.getItem("read"), null);
});

test("a tab of before a correction, which comes to life after the reader has read it in another, does not have her told of it again", async () => {
  const device = new ReaderDevice();
  const article = { path: "/2026/11/a/", corrections: 0, withdrawn: false };
  const corrected = { ...article, corrections: 1 };
  const old = await device.visit(article.path, [], article);
  device.now += 3_600_000;
  (await device.visit(article.path, [], corrected)).stay();
  old.stay();
  assert.deepEqual((await device.visit("/", [corrected])).told, []);
  const again = { ...article, corrections: 2 };
  assert.deepEqual((await device.visit("/", [again])).told, [article.path]);
});

test("the day on which an article was read is that of the reader's own clock, in whatever zone she is", async () => {
  const zone = process.env.TZ;
  try {
    for (const [TZ, day] of Object.entries(DAYS)) {
      process.env.TZ = TZ;
      const device = new ReaderDevice();
      device.now = Date.parse("2026-11-03T23:30:00Z");
      const article = { path: "/2026/11/a/", corrections: 0, withdrawn: false };
      (await device.visit(article.path, [], article)).stay();
      const visit = await device.visit("/", [{ ...article, corrections: 1 }]);
      assert.match(visit.text, new RegExp(`^您(?:2026年)?${day}读过《`), TZ);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

const DAYS = {
  "America/Vancouver": "11月3日",
  "Asia/Shanghai": "11月4日",
  "Europe/London": "11月3日",
  "Pacific/Kiritimati": "11月4日",
  "America/St_Johns": "11月3日",
} as const;
