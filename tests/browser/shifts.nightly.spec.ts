import { LIVE } from "../fixtures/live-page.ts";
import { PAGES } from "./addresses.ts";
import { test } from "./layout/sites.ts";
import { watchShift } from "./layout-shift.ts";
import { movedOn, slowPictures } from "./slow-pictures.ts";
import { expect } from "./watch.ts";

test.describe.configure({ timeout: 300_000 });

for (const theme of ["light", "dark"] as const)
  test(`nothing on any kind of page moves while its pictures come, at any width, ${theme}`, async ({
    page,
    origins,
    baseURL,
    exceptions,
  }) => {
    exceptions.origins.push(origins.crammed);
    const addresses = [
      ...["home", "section", "article"].map((name) => `${baseURL}${PAGES[name]}`),
      ...["/", "/sections/news/", "/people/jia/", "/topics/story/", LIVE].map((path) => origins.crammed + path),
    ];
    await watchShift(page);
    await slowPictures(page);
    const visits = addresses.flatMap((address) => [375, 768, 1440].map((width) => [address, width, theme] as const));
    expect(await movedOn(page, visits)).toEqual([]);
  });
