import { CopyThread } from "../../src/check/copy-thread.ts";

/** Begins to look over the copy of a publication, and never asks for what was found; for copy-thread.test.ts. */
new CopyThread({ articles: process.argv[2] ?? "", data: process.argv[3] ?? "" });
