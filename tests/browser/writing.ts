import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FOLDER, minimalPublicationIn, type Publication } from "../fixtures/minimal-publication.ts";
import { programIn, RunningDev } from "../preview/running-dev.ts";
import { test as watching } from "./watch.ts";

/** An author who has an article open in the browser and in an editor. */
export interface Desk {
  /** Of the article's page. */
  readonly address: string;
  readonly publication: Publication;
  /** Changes a file of the program. */
  change(file: string, edit: (text: string) => string): void;
}

export const PARAGRAPHS = Array.from({ length: 60 }, (_, at) => `第${at + 1}段，说的是港口。`);

/**
 * Playwright's `test` with `npm run dev` on a small publication. `ownProgram`: whether the program itself is a copy as well,
 * of which everything may be changed; otherwise only styles can be.
 */
export const test = watching.extend<{ desk: Desk; ownProgram: boolean }>({
  ownProgram: [false, { option: true }],
  desk: async ({ exceptions, ownProgram }, use) => {
    const root = mkdtempSync(join(tmpdir(), "laiyuan-writing-"));
    const program = join(root, "program");
    mkdirSync(program);
    programIn(program);
    const publication = minimalPublicationIn(root);
    publication.record({ comments: "open" });
    publication.write("article.md", `${PARAGRAPHS.join("\n\n")}\n`);
    const dev = new RunningDev(publication, ["--no-search", "--no-cache"], {
      cwd: program,
      ...(ownProgram && { program }),
    });
    await dev.says(/^完成/);
    exceptions.origins.push(dev.origin);
    await use({
      address: `${dev.origin}/${FOLDER}/`,
      publication,
      change(file, edit) {
        const path = join(program, file);
        writeFileSync(path, edit(readFileSync(path, "utf8")));
      },
    });
    await dev.stop("SIGINT");
    rmSync(root, { recursive: true, force: true });
  },
});
