import { ROLES } from "../../domain/signature.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Label } from "../../manuscripts/label-words.ts";
import { sourceKey } from "../../manuscripts/source-keys.ts";
import { namesNoAuthor } from "./author-value.ts";
import type { Judge } from "./judge.ts";
import { isNoName } from "./no-name.ts";
import type { TextCredits } from "./text-credits.ts";
import type { Unread } from "./unread-line.ts";

/**
 * Asks about whoever a line names that stays in the text, apart from those whom another line has named already, and records what was
 * answered.
 *
 * @param where what sort of line it is
 */
export function askAbout(
  { sources, people, helpers = [] }: Unread,
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
  for (const label of helpers) askHelper(label, line, text, judge);
}

/** Asks who it is that a label names, however surely it does. */
function askHelper({ subject, word, value }: Label, line: string, text: TextCredits, judge: Judge): void {
  const isKnown = text.contributors.some(({ name }) => name === value) || text.authors.includes(value);
  if (isKnown || isNoName(value) || namesNoAuthor(value)) return;
  const role = ROLES.find((one) => one === subject);
  const shown = `${role ? word : "作者"}：${value}`;
  const decided = judge.author(shown, shown, "留在正文里，不当作署名");
  if (typeof decided !== "string") text.found.push({ of: "text", certainty: "asked", from: line });
  else if (role) text.contributors.push({ name: decided, role });
  else text.sign(decided, line);
}
