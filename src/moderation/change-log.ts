import { isDeepStrictEqual } from "node:util";
import { JsonText } from "../content/json-text.ts";
import type { ChangeRecord } from "../domain/article-record.ts";

/** A record with an entry in its log of changes; one that is there stands once. @param raw text of article.json */
export function withChange(raw: string, change: ChangeRecord): string {
  if (isLogged(raw, change)) return raw;
  const json = new JsonText(raw);
  json.append(["changes"], change);
  return json.raw;
}

/** A record without an entry; without any, it has no log. What an editor has rewritten since is another entry, and stays. */
export function withoutChange(raw: string, change: ChangeRecord): string {
  const place = placeOf(raw, change);
  if (place < 0) return raw;
  const json = new JsonText(raw);
  json.remove(logIn(raw).length === 1 ? ["changes"] : ["changes", place]);
  return json.raw;
}

/** Whether an entry stands in the log as it was written. @throws SyntaxError when the text is no JSON */
export function isLogged(raw: string, change: ChangeRecord): boolean {
  return placeOf(raw, change) >= 0;
}

function placeOf(raw: string, change: ChangeRecord): number {
  return logIn(raw).findIndex((entry) => isDeepStrictEqual(entry, change));
}

function logIn(raw: string): unknown[] {
  const log: unknown = Reflect.get(Object(new JsonText(raw).value), "changes");
  return Array.isArray(log) ? log : [];
}
