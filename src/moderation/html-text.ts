import { Parser } from "htmlparser2";

/** Elements after which a line ends. */
const BLOCKS = new Set(["p", "div", "blockquote", "li", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "tr"]);
/** Their content is not for reading. */
const UNREAD = new Set(["script", "style", "template", "iframe", "object"]);

/**
 * A comment's HTML as plain text: a link becomes its text and, in brackets, its address; entities are decoded. Line
 * breaks stay: WordPress keeps them as they were typed and makes paragraphs when it shows a comment. No tree is built, so
 * that elements may stand in each other as deep as they like.
 */
export function htmlToText(html: string): string {
  let text = "";
  let unread = 0;
  /** The link that is being read; browsers end one where another begins. */
  let link: { readonly address: string; text: string } | undefined;
  const add = (more: string) => {
    if (unread > 0) return;
    if (link) link.text += more;
    else text += more;
  };
  const endLink = () => {
    if (link) text += linkText(link.text, link.address);
    link = undefined;
  };
  const parser = new Parser({
    ontext: add,
    onopentag(name, attributes) {
      if (UNREAD.has(name)) unread += 1;
      else if (name === "br") add("\n");
      else if (name === "a" && unread === 0) {
        endLink();
        link = { address: attributes.href ?? "", text: "" };
      }
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread -= 1;
      else if (name === "a" && unread === 0) endLink();
      else if (BLOCKS.has(name)) add("\n\n");
    },
  });
  parser.end(html);
  endLink();
  return text;
}

function linkText(text: string, address: string): string {
  if (!/^https?:\/\//i.test(address) || text.trim() === address) return text;
  return text.trim() === "" ? address : `${text}（${address}）`;
}
