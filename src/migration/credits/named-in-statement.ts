import { namesNobody } from "../../manuscripts/credit-owners.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import type { Label } from "../../manuscripts/label-words.ts";
import { isPenName, isPersonName } from "../../manuscripts/person-name.ts";
import type { Unread } from "./unread-line.ts";

const NAME =
  '(?:[《“"「](?<quoted>[^《》“”"「」]{2,20})[》”"」]|(?<run>[^\\s,。;:!?()《》“”"「」]{2,16}(?: [^\\s,。;:!?()《》“”"「」]{2,16})?))';
const FROM = new RegExp(
  `(?:转载自|转自|转载于|摘自|编译自|译自|选自|原载于?|首发于?|刊于|来源(?:于|:)|供稿(?:单位)?:)\\s*:?\\s*(?:微信)?(?:公众号)?\\s*${NAME}`,
  "dgu",
);
const BY = new RegExp(
  `(?:(?:作者|撰文|文字|记者|撰稿人?|翻译|译者|编译)\\s*[:|/]\\s*|作者(?:系|为|是)|(?:入驻|专栏)作者)\\s*${NAME}`,
  "dgu",
);
const EDITED = new RegExp(`(?:^|[\\s,。;(])(?<word>责任编辑|责编|编辑)\\s*[:|/]\\s*${NAME}`, "dgu");
/** What statements say of everybody. */
const ANYBODY =
  /网络|互联网|作者|本[站报网刊]|他处|其[他它]|第三方|不代表|注明|所有|版权|媒体|链接|出处|联系|删除|^(?:的|和|与|及|等|不|请|均|皆)/u;

/** Whom a statement about rights names behind a word that says that the text is theirs, as typed. */
export function namedInStatement(text: string): Unread | undefined {
  const folded = foldLine(text);
  const inside = (form: RegExp) =>
    [...folded.matchAll(form)].flatMap(({ indices }) => {
      const quoted = indices?.groups?.quoted;
      const at = quoted ?? indices?.groups?.run;
      const said = at === undefined ? "" : text.slice(...at);
      return said === "" || namesNobody(said) || ANYBODY.test(foldLine(said))
        ? []
        : [{ said, isQuoted: quoted !== undefined }];
    });
  const sources = inside(FROM).map(({ said }) => said.split(" ")[0] ?? said);
  const people = inside(BY).flatMap(({ said, isQuoted }) => {
    const [first = "", last = first] = said.split(" ");
    if (isQuoted || isPersonName(said)) return [said];
    return isPersonName(first) ? [first] : isPenName(last) ? [last] : [];
  });
  const helpers = [...folded.matchAll(EDITED)].flatMap(({ indices, groups }) => {
    const at = indices?.groups?.quoted ?? indices?.groups?.run;
    const [word, value] = [groups?.word ?? "", at === undefined ? "" : text.slice(...at)];
    const subject = word === "编辑" ? "editor" : "managing-editor";
    return isPenName(value) && !ANYBODY.test(foldLine(value)) ? [{ subject, word, value } satisfies Label] : [];
  });
  return sources.length + people.length + helpers.length > 0
    ? { sources: [...new Set(sources)], people: [...new Set(people)], helpers }
    : undefined;
}
