import type { Fault } from "../fault.ts";

const RECORD = ["tests/upkeep/evidence/record.test.ts"] as const;
const COPIES = ["tests/upkeep/links/archive-copies.test.ts"] as const;
const ORIGINALS = ["tests/content/originals.test.ts"] as const;
const TOLD = ["tests/site/provenance.test.ts"] as const;

/** What became of cited texts: on record, at the desk, before readers. */
export const EVIDENCE_FAULTS: readonly Fault[] = [
  {
    name: "a page in GBK whose server goes on saying UTF-8 is never read",
    file: "src/upkeep/links/cited-texts.ts",
    from: 'const labels = isRead ? [named] : [guessed, named, "utf-8"];',
    to: 'const labels = [named, guessed, "utf-8"];',
    tests: ["tests/upkeep/evidence/web.test.ts"],
  },
  {
    name: "what was missed three times in a row is gone, however short it was",
    file: "src/domain/evidence.ts",
    from: "last - first >= DAYS * DAY_MS",
    to: "last >= first",
    tests: RECORD,
  },
  {
    name: "a text that stands there again stays gone",
    file: "src/upkeep/evidence/evidence-file.ts",
    from: '  if (drift.state === "unchanged") return kept;',
    to: '  if (drift.state === "unchanged") return { ...kept, ...(gone && { gone }) };',
    tests: RECORD,
  },
  {
    name: "readers are led to a copy of what its house has withdrawn",
    file: "src/domain/evidence.ts",
    from: "copy && !withdrawn ?",
    to: "copy && (withdrawn || true) ?",
    tests: RECORD,
  },
  {
    name: "a change that came after the editor's look is taken for decided",
    file: "src/upkeep/evidence/waiting.ts",
    from: "changed !== undefined &&",
    to: "changed !== undefined ||",
    tests: RECORD,
  },
  {
    name: "an archive is asked to keep what its house wants no copies of",
    file: "src/upkeep/links/archive-copies.ts",
    from: "now?.status === 200 && !now.noCopies &&",
    to: "now?.status === 200 &&",
    tests: COPIES,
  },
  {
    name: "an archive that asks for patience is asked on",
    file: "src/upkeep/links/archive-copies.ts",
    from: "PATIENCE.has(status) ||",
    to: "status === 0 &&",
    tests: COPIES,
  },
  {
    name: "a night's proposal begins from main, and forgets what the night before has seen",
    file: "src/deployment/propose-command.ts",
    from: "if (proposed === undefined || before !== now) return;",
    to: "if (proposed === undefined || before === now) return;",
    tests: ["tests/deployment/propose-command.test.ts"],
  },
  {
    name: "structured data leaves out what became of an original",
    file: "src/syndication/cited-work.ts",
    from: "    ...originalFields(original),\n",
    to: "",
    tests: TOLD,
  },
  {
    name: "feeds leave out what became of an original",
    file: "src/syndication/source-markup.ts",
    from: "return [said + originalMarkup(fate), chain]",
    to: "return [said, chain]",
    tests: TOLD,
  },
  {
    name: "a page that leads to the own network is followed",
    file: "src/upkeep/links/cited-texts.ts",
    from: "step <= MOST_REDIRECTS && isPublic(at);",
    to: "step <= MOST_REDIRECTS && (step > 0 || isPublic(at));",
    tests: ["tests/upkeep/evidence/web.test.ts"],
  },
  {
    name: "an address that a merge has left twice is believed",
    file: "src/content/evidence.ts",
    from: "evidenceText(value) === text",
    to: 'evidenceText(value) !== ""',
    tests: ORIGINALS,
  },
  {
    name: "a visit that has not been counts",
    file: "src/domain/evidence.ts",
    from: "clock.hasCome(at) && ",
    to: "",
    tests: RECORD,
  },
  {
    name: "readers are led to a copy of another house's page",
    file: "src/domain/evidence.ts",
    from: "hostOf(original) === hostOf(url)",
    to: 'hostOf(original) !== ""',
    tests: ORIGINALS,
  },
  {
    name: "readers are led to an archive that the publication asks for nothing",
    file: "src/domain/evidence.ts",
    from: "copies && copy &&",
    to: "(copies || copy) && copy &&",
    tests: ORIGINALS,
  },
  {
    name: "the original's own address, written otherwise, passes for its copy",
    file: "src/domain/original.ts",
    from: "return a === b;",
    to: "return one === other;",
    tests: ORIGINALS,
  },
  {
    name: "the first of a chain is not read",
    file: "src/upkeep/links/cited-texts.ts",
    from: "[source, ...(source.via ?? [])]",
    to: "[source]",
    tests: RECORD,
  },
  {
    name: "the panel of the preview hears nothing of what waits at the desk",
    file: "src/preview/with-panel.ts",
    from: "return read && evidence ? ",
    to: "return read && !evidence ? ",
    tests: ["tests/preview/panel.test.ts"],
  },
  {
    name: "feeds leave out what became of the first in a chain",
    file: "src/syndication/source-markup.ts",
    from: " + originalMarkup(one),",
    to: ",",
    tests: TOLD,
  },
];
