import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { imageSize } from "image-size";
import { type BuiltPage, type BuiltSite, builtFixture, builtSite, pageOf } from "./built-site.ts";

const REPORT = "/2024/03/picture-report/";
const fixture = builtFixture("every-feature");
const sites: Readonly<Record<string, BuiltSite>> = { "the newsroom": builtSite(), "every feature": fixture };

/** What is wrong with the pictures of a page. */
function pictureErrors({ file, root }: BuiltPage): string[] {
  const images = root.querySelectorAll("main img");
  const wanted = images.filter((image) => image.getAttribute("fetchpriority") === "high");
  // What stands in an article has its caption.
  const listed = images.filter((image) => image.closest(".figure") === null);
  const credits = listed.filter((image) => /[图圖]：./.test(image.closest("figure")?.text ?? ""));
  return [
    ...images
      .filter((image) => ["width", "height", "alt", "data-tone"].some((name) => image.getAttribute(name) === undefined))
      .map(() => `${file}: a picture without size, words or tone`),
    ...(wanted.length > 1 ? [`${file}: ${wanted.length} pictures want to be first`] : []),
    ...images
      .filter((image) => !wanted.includes(image) && image.getAttribute("loading") !== "lazy")
      .map(() => `${file}: a picture that is loaded before it is near`),
    ...(credits.length < listed.length ? [`${file}: a picture in a list without its credit`] : []),
  ];
}

for (const [name, site] of Object.entries(sites)) {
  test(`in ${name}, pictures keep their place, come when they are near, and say in lists too whose they are`, () => {
    assert.deepEqual(site.pages.flatMap(pictureErrors), []);
  });

  test(`in ${name}, every address of a picture that machines are given is a file`, () => {
    const machines = site.files.filter((file) => /\.(?:xml|json)$|^\d{4}\/.*\.html$/.test(file));
    const addresses = machines.flatMap((file) => [
      ...readFileSync(join(site.folder, file), "utf8").matchAll(
        /https?:\/\/[^"'\s<>\\]*\/assets\/pictures\/[^"'\s<>\\&]*/g,
      ),
    ]);
    assert.ok(addresses.length > 5);
    for (const [address] of addresses) assert.ok(site.files.includes(new URL(address).pathname.slice(1)), address);
  });
}

test("the check of pictures finds each fault", () => {
  const good = '<img width="1" height="1" alt="" data-tone="l45" loading="lazy">';
  const first = '<img width="1" height="1" alt="" data-tone="l45" fetchpriority="high">';
  const inArticle = (images: string) => `<figure class="figure">${images}</figure>`;
  const seeded = {
    "a size left out": [inArticle(good.replace('width="1" ', "")), 1],
    "two that want to be first": [inArticle(first + first), 1],
    "one that is loaded at once": [inArticle(good.replace(' loading="lazy"', "")), 1],
    "a list without credit": [`<article>${good}</article>`, 1],
    "nothing wrong": [`<figure class="figure">${first}</figure><figure>${good}图：公报</figure>`, 0],
  } as const;
  for (const [fault, [html, count]] of Object.entries(seeded)) {
    assert.equal(pictureErrors(pageOf("seeded.html", `<main>${html}</main>`)).length, count, fault);
  }
});

test("a picture at the head of an article is wanted first, and its largest JPEG goes with the link", () => {
  const { root } = fixture.page(REPORT);
  assert.equal(root.querySelector(".figure img")?.getAttribute("fetchpriority"), "high");
  const meta = (property: string) => root.querySelector(`meta[property='${property}']`)?.getAttribute("content") ?? "";
  const bytes = readFileSync(join(fixture.folder, new URL(meta("og:image")).pathname));
  const { width, height, type } = imageSize(bytes);
  assert.deepEqual([type, String(width), String(height)], ["jpg", meta("og:image:width"), meta("og:image:height")]);
  assert.equal(root.querySelector(".figure-link")?.getAttribute("href"), new URL(meta("og:image")).pathname);
});

test("an article in a list brings its picture in three sizes, with its credit", () => {
  const entry = fixture.page("/sections/news/").root.querySelectorAll(".entry-pictured")[0];
  assert.match(entry?.text ?? "", /图：公报/);
  const sizes = entry
    ?.querySelector("img")
    ?.getAttribute("srcset")
    ?.match(/-(\d+)\.webp/g);
  assert.deepEqual(sizes, ["-240.webp", "-360.webp", "-720.webp"]);
});
