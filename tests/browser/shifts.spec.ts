import { LIVE } from "../fixtures/live-page.ts";
import { PAGES } from "./addresses.ts";
import { test } from "./layout/sites.ts";
import { shiftIn, watchShift } from "./layout-shift.ts";
import { movedOn, readDown, slowPictures } from "./slow-pictures.ts";
import { expect } from "./watch.ts";

test("nothing on a page moves while its pictures come", async ({ page, origins, baseURL, exceptions }) => {
  exceptions.origins.push(origins.crammed);
  await watchShift(page);
  await slowPictures(page);
  const moved = await movedOn(page, [
    [`${origins.crammed}/`, 375, "light"],
    [`${origins.crammed}/`, 768, "dark"],
    [`${origins.crammed}/`, 1440, "light"],
    [`${origins.crammed}/sections/news/`, 1440, "dark"],
    [`${origins.crammed}/topics/story/`, 768, "light"],
    [`${origins.crammed}/people/jia/`, 375, "dark"],
    [`${origins.crammed}${LIVE}`, 375, "light"],
    [`${baseURL}${PAGES.original}`, 375, "dark"],
  ]);
  expect(moved).toEqual([]);
});

test("a picture that comes without its size is noticed", async ({ page, baseURL }) => {
  await watchShift(page);
  await slowPictures(page);
  const body =
    '<!doctype html><html lang="zh"><img src="/apple-touch-icon.png" alt=""><p>在它下面的一行字。</p></html>';
  await page.route("**/unsized/", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
  await page.goto(`${baseURL}/unsized/`);
  await readDown(page);
  expect(await shiftIn(page)).toBeGreaterThan(0);
});
