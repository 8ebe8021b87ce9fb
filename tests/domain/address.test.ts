import assert from "node:assert/strict";
import { test } from "node:test";
import { pick, seededRandom } from "../../scripts/bench/random.ts";
import { validAddress } from "../../src/domain/address.ts";
import { commentParagraphs } from "../../src/domain/comment.ts";
import { webAddress } from "../../src/domain/text-rules.ts";

/** Code points of a URL behind its host, escapes, and one number sign (url.spec.whatwg.org/#url-code-points). */
const VALID =
  /^https?:\/\/[^/?#]+(?:[\w!$&'()*+,./:;=?@~\u00a0-\uffef-]|%[\da-f]{2})*(?:#(?:[\w!$&'()*+,./:;=?@~\u00a0-\uffef-]|%[\da-f]{2})*)?$/i;

test("whatever address passes the door is valid on a page, and leads where it led", () => {
  const random = seededRandom(8);
  const pieces: [string, ...string[]] = ["/", ..."?#{}|^[]%=&.~!'()a1", "%20", "%D6%D0", "旧文", "{{x}}"];
  let changed = 0;
  for (let count = 0; count < 3000; count += 1) {
    const rest = Array.from({ length: Math.floor(random() * 8) }, () => pick(random, pieces)).join("");
    const typed = `https://a.example/${rest}`;
    const { success, data } = webAddress.safeParse(typed);
    if (!success) continue;
    assert.match(data, VALID, typed);
    assert.equal(validAddress(data), data);
    const [from, to] = [new URL(typed), new URL(data)];
    for (const part of ["host", "pathname", "search", "hash"] as const)
      assert.equal(meant(to[part]), meant(from[part]), typed);
    if (data !== typed) changed += 1;
  }
  assert.ok(changed > 500, String(changed));
});

test("a reader's link in a comment shows what was typed and leads to a valid address", () => {
  const [[piece] = []] = commentParagraphs("https://a.example/b[1]").flat();
  assert.deepEqual(piece, { kind: "link", text: "https://a.example/b[1]", url: "https://a.example/b%5B1%5D" });
});

/** As a server reads it: escapes of these signs mean the signs. */
function meant(part: string): string {
  return part.replace(/%(?:7B|7D|7C|5E|5B|5D|23|25)/gi, decodeURIComponent);
}
