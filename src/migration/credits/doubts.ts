import { foldLine } from "../../manuscripts/folded-line.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import type { Judge } from "./judge.ts";
import type { TextCredits } from "./text-credits.ts";
import type { Unread } from "./unread-line.ts";

/**
 * Asks about whoever a line names that stays in the text, apart from those whom another line has named already, and records what was
 * answered.
 *
 * @param where what sort of line it is
 */
export function askAbout(
  { sources, people }: Unread,
  line: string,
  where: "署名行" | "声明",
  text: TextCredits,
  judge: Judge,
): void {
  const known = new Set(
    text.sources.map((one) => (typeof one === "string" ? one : "source" in one ? one.source : foldLine(one.name))),
  );
  for (const said of sources) {
    if (known.has(sourceKey(said, judge.names) ?? foldLine(said))) continue;
    text.isOthers = true;
    const source = judge.doubted(said, `${where}里的来源`, line);
    if (source === undefined) text.found.push({ of: "text", certainty: "asked", from: line });
    else text.addSource(source, line);
  }
  const signed = new Set([...text.authors, ...text.contributors.map(({ name }) => name)]);
  for (const said of people.filter((name) => !signed.has(name))) {
    const shown = `${where}里的人名：${said}`;
    const decided = judge.author(shown, shown, "留在正文里，不当作署名");
    if (typeof decided === "string") text.sign(decided, line);
    else text.found.push({ of: "text", certainty: "asked", from: line });
  }
}
