import { readAllCopy } from "./read-copy.ts";

/** A process that looks over the copy of one publication, named on its command line, and gives what it found. */
const [articles = "", data = ""] = process.argv.slice(2);
process.send?.(readAllCopy({ articles, data }), () => process.disconnect());
