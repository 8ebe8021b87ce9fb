import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesOf } from "../../src/build/manifest.ts";
import { scanPage } from "../../src/build/verify/page-scan.ts";
import { AddressBook } from "../../src/gate/address-book.ts";
import { finishedSite } from "../build/verify/finished-site.ts";

const { folder, publication } = finishedSite();
/** Headings and notes are known from the texts; here the templates are asked about. */
const book = new AddressBook(publication, () => []);
const files = filesOf(folder);

test("every address that is promised to links is on the finished site", () => {
  const finished = new Set(files);
  assert.deepEqual(
    [...book.files].filter((file) => !finished.has(file)),
    [],
  );
});

test("every file of the finished site stands in the way of an old address, but for what is of the program alone", () => {
  const ours = files.filter((file) => file !== "/_redirects");
  assert.deepEqual(
    ours.filter((file) => !book.isTaken(file.replace(/\/index\.html$/, "") || "/")),
    [],
  );
  for (const free of ["/old", "/2019/01/old", "/tags/none", "/feed"]) assert.equal(book.isTaken(free), false, free);
});

test("every place that templates are said to make is there, and the others are fields of forms, patterns of charts and the like", () => {
  const silent =
    /^(?:h-|fn|comment-(?:name|email|message|website|save|reply|trap|parent)|email-notes|rights-|report-|error-report-trap|search-|related-title|machines-title|find|latest-title|\w+-received|chart-[a-z\d-]+_\d+$)/;
  for (const file of files.filter((name) => name.endsWith(".html") && !name.startsWith("/admin/"))) {
    const { anchors } = scanPage(readFileSync(join(folder, file)));
    const unknown = anchors.filter((name) => !silent.test(name) && !book.hasAnchor(file, name));
    assert.deepEqual(unknown, [], file);
    const said = [
      "main",
      "sources",
      "sources-title",
      "comments",
      "comments-title",
      "comment-form",
      "changes",
      "y2024",
      "chart-rain",
    ];
    for (const name of said) assert.equal(book.hasAnchor(file, name), anchors.includes(name), `${file}#${name}`);
  }
});
