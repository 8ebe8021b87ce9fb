import { HOSTILE } from "../hostile/xss/texts.ts";
import { expect } from "./watch.ts";
import { runCarelessly } from "./xss/contexts.ts";
import { test, visitArticles, visitLists } from "./xss/sites.ts";

const PARTS = 4;

test.describe.configure({ timeout: 180_000 });
test.use({ site: "injection-whole" });

for (const policy of ["enforced", "reported"] as const) {
  test.describe(`with a policy that is ${policy}`, () => {
    test.use({ policy });

    for (let part = 0; part < PARTS; part += 1) {
      test(`no article runs what it says, part ${part + 1}`, async ({ calls, visit }) => {
        await visitArticles(visit, "injection-whole", (n) => n % PARTS === part);
        expect(calls).toEqual([]);
      });
    }
  });
}

test("no list runs what it says, in either edition", async ({ calls, visit }) => {
  await visitLists(visit, "injection-whole", 5);
  expect(calls).toEqual([]);
});

test("most of the texts would be run by a careless page", async ({ browser }) => {
  expect((await runCarelessly(browser, HOSTILE)).length).toBeGreaterThan(125);
});
