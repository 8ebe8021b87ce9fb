import assert from "node:assert/strict";
import { test } from "node:test";
import { VariantAddresses } from "../../src/traditional/addresses.ts";

const addresses = new VariantAddresses("https://paper.example", [
  "/",
  "/about/",
  "/2025/05/a/",
  "/2025/05/b/",
  "/feed.xml",
]);

for (const [reference, variant] of [
  ["/about/", "/hant/about/"],
  ["/about/?q=a&amp;b#c", "/hant/about/?q=a&amp;b#c"],
  ["../b/#x", "/hant/2025/05/b/#x"],
  ["../../../../../about/", "/hant/about/"],
  ["chart.png", "/2025/05/a/chart.png"],
  ["/feed.xml", "/hant/feed.xml"],
  ["https://paper.example/", "https://paper.example/hant/"],
  ["https://paper.example/#publisher", "https://paper.example/hant/#publisher"],
  ["https://paper.example/icon.svg", "https://paper.example/icon.svg"],
  ...[
    "https://paper.example.org/about/",
    "//paper.example/about/",
    "mailto:desk@paper.example",
    "#part",
    "?q=1",
    "",
    "/archives/123/",
    "/assets/site.css",
  ].map((same) => [same, same] as const),
] as const) {
  test(`${reference || "nothing"} leads to ${variant || "nothing"}`, () =>
    assert.equal(addresses.targetOf(reference, "/2025/05/a/")?.variant ?? reference, variant));
}
