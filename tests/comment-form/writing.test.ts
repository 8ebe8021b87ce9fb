import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { Drafts, type Shelf } from "../../src/browser/comment-form/drafts.ts";
import { faultIn, roomIn } from "../../src/browser/comment-form/limits.ts";
import type { Outcome } from "../../src/browser/comment-form/post.ts";
import { numberOf, type Words } from "../../src/browser/comment-form/submission-id.ts";
import { Writing } from "../../src/browser/comment-form/writing.ts";
import { isBlank } from "../../src/domain/seen-text.ts";

const ARTICLE = "20250519-sample";

/** A browser's storage for all its tabs, which may be full, or forbidden. */
class Storage implements Shelf {
  readonly texts = new Map<string, string>();
  state: "works" | "full" | "forbidden" = "works";

  get length(): number {
    return this.entered().size;
  }
  key(at: number): string | null {
    return [...this.entered().keys()][at] ?? null;
  }
  getItem(key: string): string | null {
    return this.entered().get(key) ?? null;
  }
  removeItem(key: string): void {
    this.entered().delete(key);
  }
  setItem(key: string, text: string): void {
    if (this.state === "full") throw new Error("QuotaExceededError");
    this.entered().set(key, text);
  }
  messages(): string[] {
    return [...this.texts.values()].map((text) => JSON.parse(text).message);
  }
  private entered(): Map<string, string> {
    if (this.state === "forbidden") throw new Error("SecurityError");
    return this.texts;
  }
}

/** The article in one tab: what the form says, and what the script makes of it. */
class Tab {
  words: Words = { message: "", parent: "" };
  readonly writing: Writing;
  /** As it lies on the shelf. */
  kept = "";
  /** What this draft has said, to go back to. */
  past: Words[] = [];

  constructor(
    readonly world: World,
    left = "",
  ) {
    this.writing = new Writing(new Drafts(ARTICLE, () => world.storage, world.number), world.number);
    this.words = { message: left, parent: "" };
    const draft = this.writing.begin(this.words);
    this.take(draft);
    // What the browser shows again and no draft knows is written anew.
    if (!draft) world.forget(left);
    this.save();
  }

  take(draft: Words | undefined): void {
    if (!draft) return;
    this.words = { message: draft.message, parent: draft.parent };
    this.past = [this.words];
    this.kept = draft.message;
  }

  edit(words: Words): void {
    if (this.writing.state === "sending") return;
    // What the reader changes or deletes is not lost, wherever else it is open.
    for (const gone of [this.words.message, this.kept]) this.world.promised.delete(gone);
    this.words = words;
    this.past.push(words);
    this.save();
  }

  save(): boolean {
    const isKept = this.writing.save(this.words);
    if (isKept) this.kept = this.words.message;
    if (isKept && !isBlank(this.words.message)) this.world.promised.add(this.words.message);
    return isKept;
  }

  send(): void {
    if (this.writing.state === "sending" || faultIn(this.words.message, true, 5000)) return;
    this.world.posted(this.writing.send(this.words), this.words);
    this.save();
  }

  answer(kind: Outcome["kind"]): void {
    if (this.writing.state !== "sending") return;
    this.writing.settle(kind === "refused" ? { kind, status: 429, objections: [] } : { kind }, false);
    if (kind === "received") {
      this.world.arrived(this.words);
      this.world.promised.delete(this.kept);
      this.words = { message: "", parent: "" };
      this.past = [];
    }
    this.save();
  }
}

class World {
  readonly storage = new Storage();
  readonly tabs: Tab[] = [];
  /** What a reader was not told to be kept nowhere. */
  readonly promised = new Set<string>();
  readonly ids = new Map<string, string>();
  readonly open = new Map<string, string>();
  private count = 0;
  readonly number = () => String(++this.count);

  posted(id: string, { message, parent }: Words): void {
    const said = `${parent} ${message.trim()}`;
    assert.equal(this.ids.get(id) ?? said, said, "one id for two texts");
    this.ids.set(id, said);
    assert.equal(this.open.get(said) ?? id, id, "the same text by another id, though it is not known to have arrived");
    this.open.set(said, id);
  }

  arrived({ message, parent }: Words): void {
    this.promised.delete(message);
    this.open.delete(`${parent} ${message.trim()}`);
  }

  forget(message: string): void {
    for (const said of this.open.keys()) if (said.endsWith(` ${message.trim()}`)) this.open.delete(said);
  }

  /** Every text is on the shelf, or its reader was told. */
  look(): void {
    const kept = this.storage.messages();
    for (const text of this.promised) assert.ok(kept.includes(text), `lost: ${text}`);
  }
}

const OUTCOMES = ["received", "silent", "lost", "odd", "failed", "refused"] as const;

/** Something that a reader, the network or a browser does. */
const ACTS: Readonly<Record<string, (world: World, random: Random, tab: Tab) => unknown>> = {
  write: (world, _, tab) => tab.edit({ ...tab.words, message: `text ${world.number()}` }),
  "write more": (world, _, tab) => tab.edit({ ...tab.words, message: `${tab.words.message} ${world.number()}` }),
  "go back to what was written": (_, random, tab) => {
    const [first, ...more] = tab.past;
    if (first) tab.edit(pick(random, [first, ...more]));
  },
  "answer another comment": (_, random, tab) => tab.edit({ ...tab.words, parent: pick(random, ["", "a", "b"]) }),
  "delete all": (_, __, tab) => tab.edit({ message: "\u2800 \n", parent: "" }),
  send: (_, __, tab) => tab.send(),
  "hear of it": (_, random, tab) => tab.answer(pick(random, OUTCOMES)),
  "change to another draft": (_, __, tab) =>
    tab.writing.state !== "sending" && tab.save() && tab.take(tab.writing.change()),
  "open a tab": (world) => world.tabs.length < 3 && world.tabs.push(new Tab(world)),
  "close a tab": (world, _, tab) => world.tabs.length > 1 && world.tabs.splice(world.tabs.indexOf(tab), 1),
  reload: (world, random, tab) => {
    // Browsers may show again what was in the form.
    const left = random() < 0.5 ? tab.words.message : "";
    world.tabs[world.tabs.indexOf(tab)] = new Tab(world, left);
  },
  "run out of room": (world, random) => {
    world.storage.state = pick(random, ["works", "works", "works", "full", "forbidden"]);
  },
};

test("whatever reader, tabs, network and storage do: one id a text, one text an id, and no draft is lost unsaid", () => {
  const seen = { posts: 0, ids: 0, drafts: 0 };
  for (let seed = 0; seed < 400; seed += 1) {
    const random = seededRandom(seed);
    const world = new World();
    world.tabs.push(new Tab(world));
    const done: string[] = [];
    try {
      for (let act = 0; act < 40; act += 1) {
        const [first, ...more] = Object.keys(ACTS);
        const name = pick(random, [first ?? "", ...more]);
        const at = between(random, 0, world.tabs.length - 1);
        const tab = world.tabs[at];
        done.push(`${at}: ${name}`);
        if (tab) ACTS[name]?.(world, random, tab);
        world.look();
      }
    } catch (error) {
      throw new Error(`seed ${seed}: ${error}\n${done.join("\n")}`);
    }
    seen.posts += world.open.size;
    seen.ids += world.ids.size;
    seen.drafts += world.storage.texts.size;
  }
  // The sequences come by what they are about.
  assert.ok(seen.posts > 100 && seen.ids > 400 && seen.drafts > 400, JSON.stringify(seen));
});

test("a tab that goes on with a draft of another leaves it what is written there", () => {
  const world = new World();
  const one = new Tab(world);
  one.edit({ message: "甲", parent: "" });
  const other = new Tab(world);
  assert.equal(other.words.message, "甲");
  other.edit({ message: "甲乙", parent: "" });
  one.edit({ message: "甲丙", parent: "" });
  assert.deepEqual(world.storage.messages().sort(), ["甲丙", "甲乙"].sort());
  assert.equal(one.writing.others(), 1);
});

test("texts that differ in one place, or answer another comment, have other numbers", () => {
  const message = "字".repeat(500);
  const numbers = Array.from({ length: 500 }, (_, at) =>
    numberOf({ message: `${message.slice(0, at)}词${message.slice(at + 1)}`, parent: "" }),
  );
  assert.equal(new Set([...numbers, numberOf({ message, parent: "" }), numberOf({ message, parent: "a" })]).size, 502);
  assert.equal(numberOf({ message: ` ${message}\n`, parent: "" }), numberOf({ message, parent: "" }));
});

test("what is too long is told to the character as a person counts, and what nobody sees is nothing", () => {
  assert.equal(faultIn("字".repeat(5018), true, 5000), "超出 18 字，请删短一些。");
  assert.equal(faultIn(`${"👨‍👩‍👧".repeat(5000)}\n\n`, true, 5000), "");
  assert.equal(faultIn("👍🏽".repeat(5001), true, 5000), "超出 1 字，请删短一些。");
  assert.equal(roomIn("é🇨🇦字", 60), 57);
  for (const blank of ["", " \n\t", "\u2800", "\u3164\u3164", "\u200b\ufeff", "\u3000"])
    assert.equal(faultIn(blank, true, 60), "请填写这一项。", JSON.stringify(blank));
  assert.equal(faultIn("\u2800", false, 60), "");
});
