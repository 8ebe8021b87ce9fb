import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { builtSite } from "../built-site.ts";
import { tooOldFor, type Use } from "./ages.ts";
import { EXCUSED } from "./excused.ts";
import { usesOfScript } from "./scripts.ts";
import { usesOfStyles } from "./styles.ts";

const site = builtSite();
const shipped = site.files.filter((file) => /^(assets|pagefind)\/.*\.(css|js)$/.test(file));
const young = shipped.flatMap((file) => {
  const text = readFileSync(join(site.folder, file), "utf8");
  const uses = file.endsWith(".css") ? usesOfStyles(text) : usesOfScript(text);
  return youngAmong(uses).map((use) => ({ ...use, file: basename(file) }));
});

test("built styles and scripts use nothing that a declared browser does not know, unless it is said what it has instead", () => {
  assert.ok(shipped.some((file) => file.endsWith(".css")) && shipped.some((file) => file.endsWith("pagefind.js")));
  const unexcused = young.filter(({ written }) => !Object.hasOwn(EXCUSED, written));
  assert.deepEqual(
    unexcused.map(({ written, file, lacking }) => `${written} in ${file}: not in ${lacking.join(", ")}`),
    [],
  );
});

test("nothing is excused that is not used", () => {
  const used = new Set(young.map(({ written }) => written));
  assert.deepEqual(
    Object.keys(EXCUSED).filter((written) => !used.has(written)),
    [],
  );
});

const YOUNG_STYLES: Readonly<Record<string, string>> = {
  "@layer base{p{color:red}}": "@layer",
  "@layer base;": "@layer",
  ".a{.b &{color:red}}": "nesting",
  ".a{b{color:red}}": "nesting",
  ".a:has(b){color:red}": ":has",
  ".a{inset:0}": "inset",
  ".a{padding-inline:1rem}": "padding-inline",
  ".a{margin-block:1rem auto}": "margin-block",
  ".a{display:flex;gap:1rem}": "flex gap",
  ".a{aspect-ratio:1}": "aspect-ratio",
  ".a{height:100dvh}": "dvh",
  ".a{color:oklch(50% .1 20)}": "color: oklch",
  ".a{color:color-mix(in srgb,red,blue)}": "color: color-mix",
  ".a{color:light-dark(red,blue)}": "color: light-dark",
  ".a{rotate:90deg}": "rotate",
  ".a{overflow-wrap:anywhere}": "overflow-wrap: anywhere",
  ".a{text-wrap:balance}": "text-wrap",
  ".a{text-emphasis:filled dot}": "text-emphasis",
  ".a{text-spacing-of-tomorrow:1}": "text-spacing-of-tomorrow",
  "@container (min-width:1px){p{color:red}}": "@container",
  "@media (width>=1px){p{color:red}}": "(width>=1px)",
  "@media (scripting:none){p{color:red}}": "scripting",
  "@supports (display:grid){.a{rotate:90deg}}": "rotate",
};

for (const [css, written] of Object.entries(YOUNG_STYLES)) {
  test(`a style with ${written} is found out: ${css}`, () => {
    assert.ok(namesOf(youngAmong(usesOfStyles(css))).includes(written), namesOf(usesOfStyles(css)).join(", "));
  });
}

test("what old browsers skip because they are asked first, or find an older word for, is let through", () => {
  const sound = [
    "@supports (timeline-scope:--a){.a{timeline-scope:--a;inset:0}}",
    ".a{overflow-wrap:break-word;overflow-wrap:anywhere}",
    "em{-webkit-text-emphasis:filled dot;text-emphasis:filled dot}",
    ".a:is(b,c):not(d,e){display:grid;gap:1rem;width:min(1px,2px);color:rgb(0 0 0 / .5)}",
    "@supports not (inset:0){.a{margin-left:1px}}",
  ];
  assert.deepEqual(
    sound.flatMap((css) => namesOf(youngAmong(usesOfStyles(css)))),
    [],
  );
});

const YOUNG_SCRIPTS: Readonly<Record<string, string>> = {
  "x.at(-1)": ".at",
  "const {text,at}=x;text.at(-1)": ".at",
  "x.findLast(y=>y)": ".findLast",
  "x.toSorted()": ".toSorted",
  "Response.json({})": "Response.json",
  "Object.hasOwn(x,'y')": "Object.hasOwn",
  "structuredClone(x)": "structuredClone",
  "x instanceof PerformanceNavigationTiming": "PerformanceNavigationTiming",
  "navigator.share()": "navigator.share",
  "crypto.randomUUID()": "crypto.randomUUID",
  "x.ariaLabel='y'": ".ariaLabel",
  "x.showModal()": ".showModal",
  "new Intl.Segmenter('zh')": "Intl.Segmenter",
  "class X{#y=1;z(){return this.#y}}": "classes.private_class_fields",
  "class X{static{y()}}": "classes.static.initialization_blocks",
  "await x": "operators.await.top_level",
  "/(?<=a)b/.test(x)": "regular_expressions.lookbehind_assertion",
  "/a/v.test(x)": "builtins.RegExp.unicodeSets",
  "x.querySelector('a:has(b)')": ":has",
};

for (const [code, written] of Object.entries(YOUNG_SCRIPTS)) {
  test(`a script with ${written} is found out: ${code}`, () => {
    const source = `let x,y;${code}`;
    assert.ok(namesOf(youngAmong(usesOfScript(source))).includes(written), namesOf(usesOfScript(source)).join(", "));
  });
}

test("what a script asks for first, calls by names of its own, or has in all browsers is let through", () => {
  const sound = [
    "typeof Nonesuch",
    "typeof structuredClone",
    "const x={at:1,toSorted(){}};x.at;x.toSorted()",
    "x?.flatMap(y=>y??z);y||=x;",
    "document.querySelectorAll('main :is(h1,p):not(nav *)')",
    "customElements.define('a-b',class extends HTMLElement{})",
  ];
  assert.deepEqual(
    sound.flatMap((code) => namesOf(youngAmong(usesOfScript(`let y,z;${code}`)))),
    [],
  );
});

function youngAmong(uses: readonly Use[]) {
  return uses.flatMap((use) => {
    const lacking = tooOldFor(use);
    return lacking.length > 0 ? [{ ...use, lacking }] : [];
  });
}

function namesOf(uses: readonly Pick<Use, "written">[]): string[] {
  return uses.map(({ written }) => written);
}
