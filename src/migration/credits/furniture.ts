import type { SourceNames } from "../../content/source-registry.ts";
import type { Disclaimers } from "../../domain/site.ts";
import { boilerplateOf, statesRights } from "../../manuscripts/boilerplate.ts";
import { namesNobody } from "../../manuscripts/credit-owners.ts";
import type { Subject } from "../../manuscripts/credit-words.ts";
import { foldLine } from "../../manuscripts/folded-line.ts";
import { DECORATION } from "../../manuscripts/label-words.ts";
import { type Block, placedPicture, removedLine } from "../../manuscripts/manuscript.ts";
import type { Moved } from "../model.ts";
import { factsOf } from "./facts.ts";
import { namedInStatement } from "./named-in-statement.ts";
import { textOf } from "./running-text.ts";
import { READ_THERE } from "./text-lines.ts";

/** Statements about rights stand at the edges of a text; in the middle somebody could be speaking of them. */
const [ABOVE, BELOW] = [3, 10];
/** Behind 相关阅读 nothing but links belongs to it. */
const ONLY_LINKS = /^(?:(?:-|\d+\.) +)?(?:\[[^\]]*\]\([^)]*\)\s*(?:\n(?:-|\d+\.) +)?)+$/u;
/** Behind 分享到： a single channel is one of its buttons. */
const SHARES = /^(?:分享|share)/iu;
const CHANNEL =
  /^(?:微信|新浪微博|微博|qq空间|qq|朋友圈|小红书|facebook|twitter|x|line|whatsapp|telegram|linkedin|pinterest|reddit|email|邮件|脸书|推特|复制链接|打印|print|更多|more)$/u;
const LISTS_OTHERS = /^(?:相关|延伸|推荐|更多|热门|猜你|你可能|您可能|related|you may)/iu;

const LONGEST_CREDIT = 160;

/** 来源：公报，版权归原作者所有 is about rights as well, and whoever takes it away takes the source away. */
function namesSomebody(text: string, names: SourceNames): boolean {
  const facts = factsOf(text, true, names);
  return (
    facts?.labels.some(
      ({ subject, value }) =>
        (NAMING.has(subject) && !namesNobody(value) && !/[\d@]{3}|https?:/u.test(value)) || subject === "link",
    ) ?? false
  );
}
const NAMING = new Set<Subject>(["source", "reprinted", "translated", "author"]);

/**
 * Takes disclaimers, forms, bars for sharing and whatever else pages set around a text out of it. Other articles' links behind
 * 相关阅读 go with it. A statement that names somebody stays: whoever reads the credits asks about them.
 */
export function withoutFurniture(
  blocks: readonly Block[],
  disclaimers: Disclaimers,
  names: SourceNames,
): { readonly blocks: readonly Block[]; readonly moved: Moved[] } {
  const moved: Moved[] = [];
  let [listing, sharing] = [false, false];
  const kept = blocks.filter((block, index) => {
    if (placedPicture(block) !== undefined) return true;
    const text = textOf(block);
    const atEdge = index < ABOVE || index >= blocks.length - BELOW;
    // A link to the original says whose the text is.
    if (READ_THERE.test(text) && block.escaped.includes("](http")) return true;
    const links = listing && atEdge && ONLY_LINKS.test(block.escaped);
    const button = sharing && CHANNEL.test(foldLine(text.replace(DECORATION, "")));
    const what =
      links || button
        ? "页面零碎"
        : (boilerplateOf(text, disclaimers) ?? (atEdge && statesRights(text) ? "声明" : undefined));
    sharing = button || (what === "页面零碎" && SHARES.test(foldLine(text)));
    listing = links || (what === "页面零碎" && LISTS_OTHERS.test(text));
    if (what === undefined || (text.length <= LONGEST_CREDIT && namesSomebody(text, names))) return true;
    if (what === "声明" && namedInStatement(text)) return true;
    moved.push(removedLine(block, what));
    return false;
  });
  return { blocks: kept, moved };
}
