import { readAllCopy } from "./read-copy.ts";

/**
 * A process that looks over the copy of one publication, named on its command line, and gives what it found. As one text:
 * taking a hundred thousand objects out of a message one by one takes seconds.
 */
const [articles = "", data = ""] = process.argv.slice(2);
process.send?.(JSON.stringify(readAllCopy({ articles, data })), () => process.disconnect());
