import { SearchPage } from "../../scripts/bench/search/search-page.ts";
import { expect, test } from "./watch.ts";

/** A page that keeps docs/contracts/search-page.md and answers every question with 25 exact and 2 related articles. */
const CONTRACT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>搜索</title>
<input id="search-input"><p id="search-status"></p><ol id="search-results"></ol>
<button id="search-more" hidden>更多</button><ol id="search-related"></ol>
<script>
const [input, list, more, related] = ["#search-input", "#search-results", "#search-more", "#search-related"].map((one) => document.querySelector(one));
const item = (path) => { const li = document.createElement("li"); li.innerHTML = '<a class="result-title" href="' + path + '?highlight=x">x</a>'; return li; };
const answer = (count) => { for (let shown = 0; shown < count && list.children.length < 25; shown += 1) list.append(item("/" + input.value.trim().length + "/" + list.children.length + "/")); more.hidden = list.children.length >= 25; list.setAttribute("aria-busy", "false"); list.dataset.answered = input.value.trim(); };
const ask = () => { performance.mark("search-asked"); list.setAttribute("aria-busy", "true"); list.replaceChildren(); setTimeout(() => { answer(10); performance.mark("search-shown"); list.setAttribute("aria-busy", "true"); setTimeout(() => { list.setAttribute("aria-busy", "false"); related.replaceChildren(item("/r/1/"), item("/r/2/")); performance.mark("search-answered"); }, 15); }, 15); };
input.addEventListener("input", ask);
more.addEventListener("click", () => { list.setAttribute("aria-busy", "true"); setTimeout(() => { answer(10); performance.mark("search-answered"); }, 30); });
input.value = new URLSearchParams(location.search).get("q") ?? "";
ask();
</script>`;

test.beforeEach(async ({ page }) => {
  await page.route("**/search/**", (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: CONTRACT }),
  );
});

test("the benchmark reads exact hits, related ones and the page's own time", async ({ page, baseURL }) => {
  const answer = await new SearchPage(page, baseURL ?? "").open(" 他说“停火” ");
  expect(answer.exact).toHaveLength(10);
  expect(answer.exact[0]).toBe("/6/0/");
  expect(answer.related).toEqual(["/r/1/", "/r/2/"]);
  const { asked = 0, seen = 0, answered = 0 } = answer.moments ?? {};
  expect(answered - asked).toBeGreaterThanOrEqual(29);
  expect(seen - asked).toBeGreaterThanOrEqual(9);
  expect(answered - seen).toBeGreaterThanOrEqual(9);
});

test("the benchmark asks for more until there is no more, or it has seen enough", async ({ page, baseURL }) => {
  const search = new SearchPage(page, baseURL ?? "");
  await search.open("停火");
  expect((await search.showUpTo(15)).exact).toHaveLength(15);
  expect((await search.showUpTo(60)).exact).toHaveLength(25);
});

test("the benchmark waits for the answer to what it typed last, quotes and all", async ({ page, baseURL }) => {
  const search = new SearchPage(page, baseURL ?? "");
  await search.open("停火");
  expect((await search.type('停火 "谈判\\')).exact[0]).toBe("/7/0/");
});
