import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JsonText, parseJson } from "../../content/json-text.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import type { PictureRights } from "../../domain/archive.ts";
import { valueDigest } from "./digest.ts";
import { type Begun, noteDown } from "./journal.ts";
import type { Remembered } from "./ledger.ts";

/** Under which name the ledger remembers what was added to the list. */
const LIST = "pictures";

/**
 * Brings `pictures` of `_data/archive.json` in step with what was decided about an old site's pictures: what is decided is added
 * behind what people wrote there, which therefore counts first, in its order; what an earlier run has added and is decided no more is taken
 * away. What people have taken out or changed stays as they left it. Whoever calls holds the lock of the data folder.
 *
 * @param decided nothing when nothing is; then none of its pictures is shown any more on that account
 * @throws ChangedMeanwhile
 */
export function settleRights(
  data: string,
  site: string,
  decided: readonly PictureRights[],
  { added: remembered }: Remembered,
  begun: Begun,
): void {
  const path = join(data, "archive.json");
  const was = existsSync(path) ? readFileSync(path, "utf8") : "{}";
  const archive = parseJson(was);
  // What nothing was moved from has no entry yet.
  if (!listOf(archive, "sites").some((one) => Reflect.get(Object(one), "url") === site)) return;
  const nameOf = (entry: unknown) => `${site} ${valueDigest(entry)}`;
  const isOfSite = (name: string) => name.startsWith(`${site} `);
  const earlier = remembered.get(LIST) ?? new Set();
  const ours = new Set([...earlier, ...begun.added.flatMap(([list, names]) => (list === LIST ? names : []))]);
  const there = listOf(archive, LIST).map((entry) =>
    Reflect.get(Object(entry), "site") === site ? nameOf(entry) : undefined,
  );
  const wanted = new Map(decided.map((one) => [nameOf(one), one]));
  const isOurs = (name: string | undefined) => name !== undefined && ours.has(name);
  const left = [...wanted.keys()].filter((name) => (there.includes(name) ? isOurs(name) : !earlier.has(name)));
  // The first that fits counts: what would stand behind another than it was decided behind is put there anew.
  const placed = [...there.entries()].filter(([, name]) => isOurs(name));
  const differs = left.findIndex((name, at) => placed[at]?.[1] !== name);
  const same = differs < 0 ? left.length : differs;
  const json = new JsonText(was);
  for (const [index] of placed.slice(same).toReversed()) json.remove([LIST, index]);
  const added = left.slice(same);
  if (added.length > 0) noteDown(data, [{ added: { [LIST]: added } }]);
  for (const name of added) json.append([LIST], wanted.get(name));
  if (json.raw !== was) replaceFile(path, json.raw, { was });
  const kept = [...ours].filter((name) => !isOfSite(name));
  const all = new Set([...kept, ...wanted.keys()]);
  if (all.size > 0) remembered.set(LIST, all);
  else remembered.delete(LIST);
}

function listOf(value: unknown, name: string): unknown[] {
  const list: unknown = Reflect.get(Object(value), name);
  return Array.isArray(list) ? list : [];
}
