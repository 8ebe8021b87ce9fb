import assert from "node:assert/strict";
import { test } from "node:test";
import { ownAddressesIn } from "../../../src/build/verify/links.ts";
import { absoluteLink, anchorNames, LinkBook } from "../../../src/gate/link-book.ts";

const files = new Set(["/index.html", "/about/index.html", "/feed.xml", "/旧/index.html"]);
const links = new LinkBook(files, "https://paper.example", (path) => path === "/moved/");
const latin1 = (text: string) => Buffer.from(text).toString("latin1");
const to = (link: string, page = "/about/index.html") => {
  const target = links.follow(absoluteLink(latin1(link), page));
  return target.kind === "file" ? `${target.file}#${target.fragment}` : target.kind;
};

test("a link leads to a file, also as a full address, with a query, encoded, or without its last slash", () => {
  assert.equal(to("/"), "/index.html#");
  assert.equal(to("/about/#a"), "/about/index.html#a");
  assert.equal(to("/about"), "/about/index.html#");
  assert.equal(to("/feed.xml?a=1&amp;b=2"), "/feed.xml#");
  assert.equal(to("https://paper.example/about/?q=#a"), "/about/index.html#a");
  assert.equal(to("https://paper.example"), "/index.html#");
  assert.equal(to("/旧/"), "/旧/index.html#");
  assert.equal(to("/%E6%97%A7/"), "/旧/index.html#");
  assert.equal(to("#a"), "/about/index.html#a");
  assert.equal(to("../"), "/index.html#");
  assert.equal(to("?q=1"), "/about/index.html#");
});

test("a redirect is an answer; other sites and mail are not ours to follow; the rest is broken", () => {
  assert.equal(to("/moved/"), "answered");
  for (const link of ["https://paper.example.org/", "https://other.example/", "//other.example/", "mailto:a@b.example"])
    assert.equal(to(link), "elsewhere", link);
  for (const link of ["/none/", "none", "/about/none/", "https://paper.example/none"])
    assert.equal(to(link), "broken", link);
});

test("a fragment is the same written and encoded", () => {
  assert.deepEqual(anchorNames("%E6%97%A7"), ["%E6%97%A7", latin1("旧")]);
  assert.deepEqual(anchorNames("100%"), ["100%"]);
});

test("of the site's addresses in a feed those in a sentence do not count, nor those that a text begins with", () => {
  const text =
    '<a>https://p.example/a/</a> 见 https://p.example/b/ 和 href="https://p.example/c/?x" &quot;https://p.example/d/&quot;' +
    "<p>https://p.example/e/ 打不开</p> &amp;quot;https://p.example/f/&amp;quot; &gt;https://p.example/g/&lt;";
  const found = ["https://p.example/a/", "https://p.example/c/?x", "https://p.example/d/"];
  assert.deepEqual(ownAddressesIn(Buffer.from(text), "https://p.example", true), found);
  assert.deepEqual(ownAddressesIn(Buffer.from(text), "https://p.example"), found.slice(1));
});
