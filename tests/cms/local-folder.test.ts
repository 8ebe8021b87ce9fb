import assert from "node:assert/strict";
import { test } from "node:test";
import { readFolder, stateOfFolder, underOldNames } from "../../src/cms/local-folder.ts";

interface Kept {
  size: number;
  lastModified: number;
}

function folderOf(kept: Record<string, Kept>) {
  const files = async () =>
    Object.entries(kept).map(([path, file]) => ({ path, handle: { getFile: async () => file } }));
  return { files, head: { current: "" }, read: async () => undefined };
}

test("the state of a folder changes with every file in it, and not with the order in which they are found", async () => {
  const a = { size: 1, lastModified: 10 };
  const state = (kept: Record<string, Kept>) => stateOfFolder(folderOf(kept));
  const before = await state({ a, b: a });
  assert.equal(await state({ b: a, a }), before);
  const others = [
    { a },
    { a, b: { ...a, size: 2 } },
    { a, b: { ...a, lastModified: 11 } },
    { a, c: a },
    { a, b: a, c: a },
  ];
  for (const other of others) assert.notEqual(await state(other), before);
});

test("what is changed while the folder is read is seen the next time", async () => {
  const kept: Record<string, Kept> = { a: { size: 1, lastModified: 10 } };
  const folder = folderOf(kept);
  const changing = async () => void Object.assign(kept, { a: { size: 2, lastModified: 11 } });
  await readFolder({ ...folder, read: changing });
  assert.notEqual(folder.head.current, await stateOfFolder(folder));
  await readFolder(folder);
  assert.equal(folder.head.current, await stateOfFolder(folder));
});

test("an entry that is read again is the entry that it was, and a new one a new one", () => {
  const entry = (id: string, path: string) => ({ id, locales: { _default: { path } } });
  const again = underOldNames([entry("3", "b"), entry("4", "a"), entry("5", "c")], [entry("1", "a"), entry("2", "b")]);
  assert.deepEqual(
    again.map(({ id }) => id),
    ["2", "1", "5"],
  );
});
