import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { JsonText, parseJson } from "../../content/json-text.ts";
import { withLocks } from "../../disk/lock.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import type { Decided, Question } from "../model.ts";
import { DECIDED_IN, decisionKey } from "./decisions.ts";

/**
 * Writes a decision about one question or several down; it is on the disk when this returns. All else in the file stays as people wrote it.
 *
 * @param path of the file of decisions
 * @throws ChangedMeanwhile; CannotWrite; Error when somebody has made something else of the file
 */
export function keepDecision(
  path: string,
  questions: readonly Pick<Question, "about" | "key" | "shown">[],
  answer: Decided,
  print: (text: string) => void,
): Promise<void> {
  return withLocks([dirname(path)], print, () => {
    const was = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    const text = questions.reduce((file, question) => withDecision(file, question, answer), was ?? "{}\n");
    if (!(parseJson(text) instanceof Object)) throw new Error(`读不懂 ${path}，没有记下。`);
    replaceFile(path, text, { was });
  });
}

/** A file of decisions with one more, in the words of the export; an earlier one about the same gives way. */
export function withDecision(
  text: string,
  { about, key, shown }: Pick<Question, "about" | "key" | "shown">,
  answer: Decided,
): string {
  const field = DECIDED_IN[about];
  const json = new JsonText(text);
  const known: object = Object(Reflect.get(Object(json.value), field));
  const same = Object.keys(known).find((name) => decisionKey(name) === key);
  const name = same ?? (decisionKey(shown) === key ? shown : key);
  if (Object.keys(known).length > 0) json.set([field, name], answer);
  else if (Object.keys(Object(json.value)).length > 0) json.set([field], { [name]: answer });
  else json.addAll([[field, { [name]: answer }]]);
  return json.raw;
}
