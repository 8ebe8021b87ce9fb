import { readFileSync } from "node:fs";
import { join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Wordmark } from "../../_includes/partials/masthead/Wordmark.tsx";
import { ScriptSwitch } from "../../_includes/partials/script-switch/ScriptSwitch.tsx";
import { QrCode } from "../../_includes/partials/share/QrCode.tsx";
import { traditionalAddress } from "../domain/edition.ts";
import { fileOf } from "../domain/page-file.ts";
import { TraditionalEdition } from "../traditional/edition.ts";
import type { TwinParts } from "../traditional/scribe.ts";
import { WORD_TABLE_PATH } from "../traditional/word-table.ts";
import { writeSiteFile } from "./site-files.ts";
import { TwinJob, type TwinOutcome } from "./twin-job.ts";

const wordmark = renderToString(h(Wordmark, { script: "traditional" }));

/** What a page has otherwise in the Traditional edition. @param url address of the publication on the web */
function twinPartsOf(url: string): TwinParts {
  return {
    wordmark: () => wordmark,
    "script-switch": (page) => renderToString(h(ScriptSwitch, { to: "simplified", page })),
    "qr-code": (page) => renderToString(h(QrCode, { address: url + traditionalAddress(page) })),
  };
}

let edition: TraditionalEdition | undefined;
let output = "";
let written = 0;

// A process of its own, so that the next pages are rendered meanwhile.
process.on("message", (message) => {
  try {
    work(TwinJob.parse(message));
  } catch (error) {
    say({ error: error instanceof Error ? error.message : String(error) });
  }
});

// The build is done or was stopped: nobody wants the rest any more.
process.once("disconnect", () => process.exit());

function work(job: TwinJob): void {
  if ("facts" in job) {
    edition = new TraditionalEdition(job.facts, twinPartsOf(job.facts.url));
    output = job.output;
  } else if ("paths" in job) {
    for (const path of job.paths) writeTwin(path);
  } else {
    writeSiteFile(join(output, WORD_TABLE_PATH), JSON.stringify(edition?.wordTable));
    say({ written });
  }
}

function writeTwin(path: string): void {
  const twin = edition?.twinOf({ path, text: readFileSync(join(output, fileOf(path)), "utf8") });
  if (!twin) return;
  writeSiteFile(join(output, fileOf(twin.path)), twin.text);
  written += 1;
}

function say(outcome: TwinOutcome): void {
  process.send?.(outcome);
}
