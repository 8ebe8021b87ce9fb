import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { seededRandom } from "../../scripts/bench/random.ts";

export const SECRET = "what lies outside";
/** What is said of an answer that holds more than it may. */
const LOCAL = "127.0.0.1";

/** A site with things in it that no site should have, and what it must not give away beside it. @returns its folder */
export function layTraps(scratch: string): string {
  const folder = join(scratch, "site");
  for (const [file, text] of Object.entries({
    "site/index.html": "front page",
    "site/about/index.html": "about",
    "site/404.html": "not found",
    "site/%2e%2e/index.html": "a folder with a strange name",
    "site/picture.png": "x".repeat(200_000),
    "site/.git/config": SECRET,
    "site.preview/index.html": SECRET,
    "secret.txt": SECRET,
    "etc/passwd": SECRET,
  })) {
    mkdirSync(join(scratch, file, ".."), { recursive: true });
    writeFileSync(join(scratch, file), text);
  }
  symlinkSync("../secret.txt", join(folder, "link.txt"));
  symlinkSync("..", join(folder, "up"));
  symlinkSync("../site.preview", join(folder, "beside"));
  symlinkSync("index.html", join(folder, "inside.html"));
  symlinkSync("circle", join(folder, "circle"));
  symlinkSync("/dev/zero", join(folder, "zero"));
  execFileSync("mkfifo", [join(folder, "pipe")]);
  return folder;
}

const STEPS = [
  ..."../ ..%2f ..%2F ..\\ ..%5c %2e%2e/ .%2e/ %252e%252e/ %252e%252e%252f ..%252f ..%00/ ..;/ ....// .../ ./ // \\ /".split(
    " ",
  ),
  ..."%c0%ae%c0%ae/ %u002e%u002e/ ..%c0%af ..%ef%bc%8f ．．/ ..／ %2f %5c /%2e/ up/ beside/ about/ %2e%2e/ circle/ .git/".split(
    " ",
  ),
];
const ENDS = [
  ..."secret.txt secret.txt%00.html secret.txt%20 secret.txt. link.txt up/secret.txt beside/ site.preview/ index.html".split(
    " ",
  ),
  ..."etc/passwd /etc/passwd pipe zero con aux.html nul.txt com1 C: C:/secret.txt index.html::$DATA .git/config".split(
    " ",
  ),
  ..."?a=../../secret.txt #/../secret.txt %ff %0d%0aSet-Cookie:x inside.html about __proto__ constructor %2e%2e".split(
    " ",
  ),
];
const STARTS = [
  "/",
  "/",
  "/",
  "/",
  "//",
  "\\",
  "",
  "/./",
  "http://127.0.0.1/",
  "file:///",
  "http://evil.example/",
  "*",
  "/.//",
];
const METHODS = ["GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "DELETE", "TRACE"];

/** A request as no browser would write it: its method and target. */
export function hostileRequest(seed: number): { readonly method: string; readonly target: string } {
  const random = seededRandom(seed);
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)] ?? "";
  const steps = Array.from({ length: Math.floor(random() ** 2 * 6) }, () => one(STEPS));
  const long = random() < 0.02 ? "a".repeat(5000) : "";
  return { method: one(METHODS), target: one(STARTS) + steps.join("") + long + one(ENDS) };
}

/** Sends bytes as they are and waits until the other side is done. @returns what came back */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, LOCAL, () => socket.write(text));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => undefined);
    socket.on("close", () => done(Buffer.concat(chunks).toString("utf8")));
  });
}

/**
 * Holds the promise of the server: whatever it is asked, it answers, and never with what lies outside of its folder.
 * @returns how many answers were a page or a part of the site
 */
export async function answersNothingFromOutside(port: number, seeds: readonly number[]): Promise<number> {
  const queue = [...seeds];
  let pages = 0;
  const worker = async () => {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      const { method, target } = hostileRequest(seed);
      const answer = await sendRaw(
        port,
        `${method} ${target} HTTP/1.1\r\nHost: ${LOCAL}:${port}\r\nConnection: close\r\n\r\n`,
      );
      const said = `${method} ${target} (${seed}): ${answer.slice(0, 200)}`;
      if (answer.includes(SECRET) || /^set-cookie/im.test(answer)) throw new Error(`gives away ${said}`);
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1];
      if (!status || status.startsWith("5")) throw new Error(`is no answer: ${said}`);
      if (status === "200") pages += 1;
    }
  };
  await Promise.all(Array.from({ length: 24 }, worker));
  return pages;
}
