import type { Commit } from "../../../src/deployment/decision/decide.ts";
import type { Deployment } from "../../../src/deployment/deployment.ts";

/** `A1 A2 B2`: main from the oldest, each commit by its code and its content. */
export function main(text: string): Commit[] {
  return text
    .split(" ")
    .map((name) => ({ sha: name, code: name.slice(0, 1), content: name.slice(1, 2) }))
    .toReversed();
}

/** `A1+A2 *A2+A3`: uploads from the oldest, code + content; readers see the one with the star. */
export function host(text: string): Deployment[] {
  const uploads = text.split(" ").map((name, index) => {
    const [code = "", content = ""] = name.replace("*", "").split("+");
    return { id: `d${index}`, code, content, createdAt: index, live: name.startsWith("*") };
  });
  return uploads.toReversed();
}
