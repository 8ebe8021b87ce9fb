import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readFolders } from "../../src/content/read-publication.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { NOW } from "../fixtures/publications.ts";

const AGENCY = { name: "通讯社", url: "https://agency.example/1" };
const paper = (name: string, ...via: readonly unknown[]) => ({ name, url: `https://${name}.example/`, via });
const herald = { name: "先驱报", url: "https://herald.example/1" };

for (const [what, codes, kind, sources] of [
  ["two papers that cite one agency", ["single-origin"], "compilation", [paper("a", AGENCY), paper("b", AGENCY)]],
  [
    "a paper and the agency that it cites",
    ["single-origin"],
    "compilation",
    [paper("a", "gazette"), { ...herald, name: "公报" }],
  ],
  ["one paper that cites an agency", [], "compilation", [paper("a", AGENCY)]],
  ["papers that cite one agency and one that speaks for itself", [], "compilation", [paper("a", AGENCY), herald]],
  ["an agency that nothing leads to", ["unlinked-origin"], "compilation", [paper("a", { name: "通讯社" }), herald]],
  [
    "an agency that another paper links",
    [],
    "compilation",
    [paper("a", { name: "通讯社" }), paper("b", AGENCY), herald],
  ],
  ["a chain whose middle is not linked", [], "compilation", [paper("a", AGENCY, "gazette"), herald]],
  [
    "an agency that is not registered and has no address",
    ["unknown-source"],
    "compilation",
    [paper("a", "gazete"), herald],
  ],
  [
    "two papers that cite each other",
    ["circular-chain"],
    "compilation",
    [paper("a", { name: "b" }), paper("b", { name: "a" })],
  ],
  ["a paper that cites itself", ["circular-chain"], "compilation", [paper("a", { name: "A" }), herald]],
  ["an original that refers to two papers of one origin", [], "original", [paper("a", AGENCY), paper("b", AGENCY)]],
] as const) {
  test(`of ${what} is told: ${codes.join() || "nothing"}`, () => {
    const p = minimalPublication();
    p.record({ kind, sources });
    const report = new ProblemReport();
    readFolders(p, NOW, report, { drafts: false, html: false });
    assert.deepEqual(
      [...report.problems, ...report.warnings].map(({ code }) => code),
      codes,
    );
  });
}
