import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { FAULTS, type Fault } from "./faults.ts";
import { simulate } from "./simulate.ts";

const source = readFileSync("src/deployment/decision/decide.ts", "utf8");
const scratch = mkdtempSync(join(tmpdir(), "laiyuan-faults-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Of decide.ts with a fault in it. */
async function faulty({ from, to }: Fault, index: number) {
  assert.equal(source.split(from).length, 2, `decide.ts has this once: ${from}`);
  const file = join(scratch, `decide-${index}.ts`);
  writeFileSync(
    file,
    source.replace(from, () => to),
  );
  const { decide } = await import(pathToFileURL(file).href);
  return decide;
}

for (const [index, fault] of FAULTS.entries()) {
  test(`the simulation notices when ${fault.what}`, async () => {
    const { broken } = simulate(await faulty(fault, index), { from: 0, count: 500 }, { stopAtFirst: true });
    assert.equal(broken.length, 1);
  });
}
