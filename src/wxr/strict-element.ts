import { SaxesParser } from "saxes";
import type { WxrElement } from "./element.ts";

interface Open {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: WxrElement[];
  readonly line: number;
  text: string;
}

/** Ends the reading. */
class NotWellFormed extends Error {}

/**
 * One element and nothing else, as XML has it.
 *
 * @param line where it begins in the file
 * @returns undefined when it is not well-formed
 */
export function strictElement(xml: string, line: number): WxrElement | undefined {
  const parser = new SaxesParser<{ xmlns: false; fragment: true }>({ xmlns: false, fragment: true });
  const stack: Open[] = [];
  let found: WxrElement | undefined;
  const refuse = () => {
    throw new NotWellFormed();
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("opentag", ({ name, attributes }) => {
    if (found) refuse();
    stack.push({ name, attributes, children: [], line: line + parser.line - 1, text: "" });
  });
  const add = (text: string) => {
    const open = stack.at(-1);
    if (open) open.text += text;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    const closed = stack.pop();
    const parent = stack.at(-1);
    if (closed && parent) parent.children.push(closed);
    else found = closed;
  });
  try {
    parser.write(xml).close();
    return found;
  } catch (error) {
    if (error instanceof NotWellFormed) return undefined;
    throw error;
  }
}
