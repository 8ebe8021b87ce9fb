import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mendedProgram } from "../../src/build/admin-program.ts";

const program = readFileSync("node_modules/@sveltia/cms/npm/index.js", "utf8");

test("every place that is mended is in the program that is installed, once", () => {
  const mended = mendedProgram(program);
  // The program itself is too long to be shown by an assertion.
  const [read] = /laiyuanFolder\.readFolder\(.*?\}\),fetchLastCommit:.{80}/.exec(mended) ?? [];
  assert.match(read ?? "", /^laiyuanFolder\.readFolder\(\{head:\w+,files:\(\)=>\w+\(\w+\),read:\(\)=>\w+\(/);
  const [, blob] =
    /&&(\w+)\(\w+\)\.then\(_=>document\.dispatchEvent\(new CustomEvent\("laiyuan-picked"/.exec(mended) ?? [];
  assert.ok(program.includes(`Failed to retrieve blob from file handle`) && program.includes(`,${blob}=async `));
  assert.ok(/await \w+\(\)\.catch\(console\.error\),!\w+\(\{draft:/.test(mended));
});

test("a program in which one is missing, or mended already, is not built with", () => {
  assert.throws(() => mendedProgram(program.replaceAll("this.activate()", "this.wake()")), /选项一画出来就能选.*0 个/);
  assert.throws(() => mendedProgram(mendedProgram(program)), /网页后台换了版本，要重新看/);
  assert.throws(() => mendedProgram(program.replaceAll("fetchLastCommit", "lastCommit")), /网页后台换了版本/);
});
