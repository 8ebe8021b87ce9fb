import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cardOf,
  carriesCredit,
  columnSizeOf,
  largestOf,
  renditionsOf,
  thumbnailsOf,
} from "../../src/domain/rendition.ts";

const picture = (width: number, height: number) => ({ name: "chart", digest: "0123456789abcdef", width, height });
const sizes = (width: number, height: number) =>
  renditionsOf(picture(width, height)).map((file) => `${file.width}×${file.height} ${file.path.replace(/.*\./, "")}`);

test("a large picture is made in the widths of the layout, with one JPEG to look at closely", () => {
  assert.deepEqual(sizes(3000, 2000), [
    ...["360×240 avif", "720×480 avif", "1080×720 avif", "1440×960 avif"],
    ...["240×160 webp", "360×240 webp", "720×480 webp", "1080×720 webp", "1440×960 webp"],
    ...["720×480 jpg", "1920×1280 jpg"],
  ]);
});

test("no picture is made larger than it is, and widths nearly alike are made once", () => {
  for (const width of [1, 239, 240, 361, 400, 719, 720, 800, 1079, 1441, 1919, 4000]) {
    const files = renditionsOf(picture(width, 100));
    assert.ok(files.every((file) => file.width <= width && file.height >= 1));
    assert.ok(files.some((file) => file.width === Math.min(width, 1440)));
    assert.equal(new Set(files.map(({ path }) => path)).size, files.length);
  }
  assert.deepEqual(sizes(380, 100), ["380×100 avif", "240×63 webp", "380×100 webp", "380×100 jpg"]);
});

test("addresses are made of the name, the digest and the width", () => {
  assert.equal(largestOf(picture(1600, 900)).path, "/assets/pictures/chart-0123456789ab-1600.jpg");
});

test("there is a JPEG for narrow columns, one to share, and two WebP for lists", () => {
  const wide = picture(3000, 2000);
  assert.deepEqual([columnSizeOf(wide).width, largestOf(wide).width], [720, 1920]);
  assert.deepEqual(
    thumbnailsOf(wide).map(({ width, format }) => [width, format]),
    [
      [240, "webp"],
      [360, "webp"],
    ],
  );
  const tiny = picture(100, 100);
  assert.deepEqual([columnSizeOf(tiny).width, largestOf(tiny).width, thumbnailsOf(tiny).length], [100, 100, 1]);
});

test("everything of 400 pixels and more carries the credit, and every JPEG", () => {
  const without = renditionsOf(picture(3000, 2000)).filter((file) => !carriesCredit(file));
  assert.deepEqual(
    without.map(({ format, width }) => `${format} ${width}`),
    ["avif 360", "webp 240", "webp 360"],
  );
  assert.ok(carriesCredit(largestOf(picture(50, 50))));
});

test("of a long picture AVIF and WebP are a part, four to five, and JPEG the whole, as wide as the format can hold", () => {
  for (const [width, height] of [
    [1080, 3240],
    [1080, 10_800],
    [1080, 21_600],
    [400, 8000],
    [100, 40_000],
  ] as const) {
    const files = renditionsOf(picture(width, height));
    for (const file of files.filter(({ format }) => format !== "jpeg"))
      assert.equal(file.height, Math.round((file.width * 5) / 4), JSON.stringify(file));
    const { width: wide, height: high } = largestOf(picture(width, height));
    assert.ok(wide <= width && high <= 65_535 && Math.abs(high / wide - height / width) < 0.01 * (height / width));
    assert.equal(largestOf(picture(width, height)).cut, undefined);
  }
});

test("a preview gets a file of its own where the middle would not do, and the largest otherwise", () => {
  const wide = picture(3000, 2000);
  assert.deepEqual(cardOf(wide), largestOf(wide));
  const aimed = cardOf({ ...wide, focus: { x: 0.5, y: 0.1 } });
  assert.deepEqual([aimed.width, aimed.height, aimed.cut], [1200, 630, { width: 1200, height: 800, left: 0, top: 0 }]);
  const tall = cardOf(picture(1080, 21_600));
  assert.deepEqual([tall.width, tall.height, tall.cut?.top], [1080, 567, 0]);
  assert.deepEqual(cardOf(picture(200, 900)), largestOf(picture(200, 900)));
});
