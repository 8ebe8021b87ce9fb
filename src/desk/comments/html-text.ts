import { HTMLElement, type Node, NodeType, parse } from "node-html-parser";

/** Elements after which a line ends. */
const BLOCKS = new Set(["P", "DIV", "BLOCKQUOTE", "LI", "UL", "OL", "PRE", "H1", "H2", "H3", "H4", "H5", "H6", "TR"]);
/** Their content is not for reading. */
const UNREAD = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT"]);

/**
 * A comment's HTML as plain text: a link becomes its text and, in brackets, its address; entities are decoded. Line
 * breaks stay: WordPress keeps them as they were typed and makes paragraphs when it shows a comment.
 */
export function htmlToText(html: string): string {
  return textOf(parse(html, { blockTextElements: { script: false, style: false, pre: true } }));
}

function textOf(node: Node): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text;
  if (!(node instanceof HTMLElement) || UNREAD.has(node.tagName ?? "")) return "";
  if (node.tagName === "BR") return "\n";
  const inside = node.childNodes.map(textOf).join("");
  if (node.tagName === "A") return linkText(inside, node.getAttribute("href") ?? "");
  return BLOCKS.has(node.tagName ?? "") ? `${inside}\n\n` : inside;
}

function linkText(text: string, address: string): string {
  if (!/^https?:\/\//i.test(address) || text.trim() === address) return text;
  return text.trim() === "" ? address : `${text}（${address}）`;
}
