import { type Doubtful, DoubtReader } from "../traditional/doubts.ts";
import { entryPassages } from "./entry-passages.ts";
import { passagesIn } from "./markdown-passages.ts";
import { ownWordsIn, textsIn } from "./read-copy.ts";
import { recordPassages } from "./record-passages.ts";
import type { TraditionalStyle } from "./traditional-doubts.ts";

/** A text of an article, and as the Traditional edition writes it. */
interface BothScripts {
  readonly simplified: string;
  readonly traditional: string;
  readonly doubts: readonly Doubtful[];
}

/** @returns what gives the texts of an article that differ, by its folder, in the order of its files */
export function bothScriptsOf({ settings, glossary }: TraditionalStyle): (folder: string) => readonly BothScripts[] {
  const reader = new DoubtReader(settings, glossary);
  return (folder) => {
    const { record, body, entries = [] } = textsIn(folder);
    const own = ownWordsIn(record);
    const passages = [
      ...(record === undefined ? [] : recordPassages(record)),
      ...(body ? passagesIn(body) : []),
      ...entries.flatMap(entryPassages),
    ];
    return passages
      .map(({ text }) => ({
        simplified: text,
        traditional: reader.written(text, own),
        doubts: reader.doubtsIn(text, own),
      }))
      .filter(({ simplified, traditional }) => simplified !== traditional);
  };
}
