import assert from "node:assert/strict";
import { z } from "zod";
import { COMMENT_ID } from "../../src/domain/comment.ts";
import type { Desk } from "./desk.ts";

/** Stands once in every text that is written, and in no other. */
const MARK = /甲\d{4}乙/;

/** Accounts for every text of a community: by the mark in it, wherever it is, or by the id under which it was seen. */
export class Ledger {
  readonly #desk: Desk;
  /** Marks of the texts that the desk can have read, and ids under which they were seen. */
  readonly #arrived = new Map<string, Set<string>>();
  /** What was seen under an id. */
  readonly #seen = new Map<string, string>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** A text has come to where the desk will read it. */
  arrives(message = ""): void {
    const [mark = ""] = MARK.exec(message) ?? [];
    if (!this.#arrived.has(mark)) this.#arrived.set(mark, new Set());
  }

  /** @throws AssertionError that names the texts of which nothing is left */
  account(): void {
    this.look();
    const here = this.#filesWithMarks();
    const kept = new Set([...here].flatMap(([name, mark]) => (COMMENT_ID.test(name) ? [mark] : [])));
    const removed: object = JSON.parse(this.#desk.files()["data/comments/removed.json"] ?? "{}");
    const known = (id: string) => id in removed || here.has(id);
    const lost = [...this.#arrived].filter(([mark, ids]) => !kept.has(mark) && ![...ids].some(known));
    assert.deepEqual(lost, [], "neither published nor waiting nor refused by name");
    for (const name of Object.keys(this.#desk.files()).filter((one) => one.startsWith("data/comments/20")))
      assert.ok(!(name.replace(/^.*\/|\.json$/g, "") in removed), `${name} is published and refused`);
  }

  /** Looks under which ids texts are, and that no id ever stood for two. */
  look(): void {
    for (const [id, mark] of [...this.#decided(), ...this.#filesWithMarks()]) {
      if (mark === "" || !COMMENT_ID.test(id)) continue;
      const before = this.#seen.get(id);
      assert.ok(before === undefined || before === mark, `${id} was ${before} and is ${mark}`);
      this.#seen.set(id, mark);
      this.#arrived.get(mark)?.add(id);
    }
  }

  /** Files of comments by their names, with the marks in them. */
  #filesWithMarks(): Map<string, string> {
    const files = { ...this.#desk.files(), ...this.#desk.files("second") };
    return new Map(
      Object.entries(files).flatMap(([path, text]) => (path.includes("/undo/") ? [] : [[nameOf(path), markIn(text)]])),
    );
  }

  /** What was read and decided within one command: it was not there before, and is not there any more. */
  #decided(): [string, string][] {
    const files = Object.entries({ ...this.#desk.files(), ...this.#desk.files("second") });
    return files.flatMap(([path, text]) =>
      path.includes("/undo/") && path.endsWith(".json")
        ? Decided.parse(JSON.parse(text)).files.map(({ name, before }): [string, string] => [
            nameOf(name),
            markIn(before ?? ""),
          ])
        : [],
    );
  }
}

const Decided = z.object({ files: z.array(z.object({ name: z.string(), before: z.string().nullable() })) });

function nameOf(path: string): string {
  return path.replace(/^.*\/|\.json$/g, "");
}

function markIn(text: string): string {
  return MARK.exec(text)?.[0] ?? "";
}
