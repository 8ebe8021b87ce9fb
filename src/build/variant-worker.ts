import { readFileSync } from "node:fs";
import { join } from "node:path";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Wordmark } from "../../_includes/partials/masthead/Wordmark.tsx";
import { ScriptSwitch } from "../../_includes/partials/script-switch/ScriptSwitch.tsx";
import { QrCode } from "../../_includes/partials/share/QrCode.tsx";
import { fileOf } from "../domain/address.ts";
import { traditionalAddress } from "../domain/edition.ts";
import type { VariantParts } from "../traditional/conversion-context.ts";
import { TraditionalEdition } from "../traditional/edition.ts";
import type { Used } from "../traditional/trace.ts";
import { WORD_TABLE_PATH } from "../traditional/word-table.ts";
import { answerJobs } from "../worker/answer-jobs.ts";
import { writeSiteFile } from "./site-files.ts";
import { type VariantAnswer, VariantJob } from "./variant-job.ts";

const wordmark = renderToString(h(Wordmark, { script: "traditional" }));

/** What a page has otherwise in the Traditional edition. @param url address of the publication on the web */
function variantPartsOf(url: string): VariantParts {
  return {
    wordmark: () => wordmark,
    "script-switch": (page) => renderToString(h(ScriptSwitch, { to: "simplified", page })),
    "qr-code": (page) => renderToString(h(QrCode, { address: url + traditionalAddress(page) })),
  };
}

let edition: TraditionalEdition | undefined;
let output = "";
let written = 0;
/** By all variants. */
const used: Used[] = [];

// A process of its own, so that the next pages are rendered meanwhile.
answerJobs(VariantJob, (job): VariantAnswer => {
  if ("edition" in job) {
    edition = new TraditionalEdition(job.edition, variantPartsOf(job.edition.url));
    output = job.output;
  } else if ("paths" in job) {
    for (const path of job.paths) writeVariant(path);
  } else writeSiteFile(join(output, WORD_TABLE_PATH), JSON.stringify(edition?.wordTable(used)));
  return { written };
});

function writeVariant(path: string): void {
  const variant = edition?.variantOf({ path, text: readFileSync(join(output, fileOf(path)), "utf8") });
  if (!variant) return;
  writeSiteFile(join(output, fileOf(variant.path)), variant.text);
  used.push(variant.used);
  written += 1;
}
