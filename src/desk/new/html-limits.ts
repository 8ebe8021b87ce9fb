import { Parser } from "htmlparser2";

/** Pages of WeChat stand thirty deep, those of Word fifty. A parser of HTML looks through all open elements at each tag. */
const DEEPEST = 200;
/** A parser compares each attribute of a tag with the others. */
const MOST_ATTRIBUTES = 200;

/** Ends the reading; says in Chinese why. */
class Beyond extends Error {}

/**
 * Goes through HTML tag by tag before it is made a tree.
 * @returns a Chinese sentence when it is so intricate that making one could take for ever
 */
export function beyondLimits(html: string): string | undefined {
  let depth = 0;
  let attributes = 0;
  const parser = new Parser({
    onopentagname() {
      attributes = 0;
      depth += 1;
      if (depth > DEEPEST) throw new Beyond(`网页里的元素套了 ${DEEPEST} 层以上，读不了`);
    },
    onattribute() {
      attributes += 1;
      if (attributes > MOST_ATTRIBUTES)
        throw new Beyond(`网页里有一个标签写了 ${MOST_ATTRIBUTES} 个以上的属性，读不了`);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  try {
    parser.end(html);
  } catch (error) {
    if (error instanceof Beyond) return error.message;
    throw error;
  }
  return undefined;
}
