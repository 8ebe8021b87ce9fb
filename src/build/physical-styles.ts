import { type CssNode, type Declaration, generate, List, parse, walk } from "css-tree";

/** Lines run from left to right and follow each other downwards on every page of ours. */
const SIDES: Readonly<Record<string, readonly [start: string, end: string]>> = {
  block: ["top", "bottom"],
  inline: ["left", "right"],
};
const SIZE = /^(min-|max-)?(block|inline)-size$/;
const SIDED = /^(inset|margin|padding|border|scroll-padding|scroll-margin)-(block|inline)(?:-(start|end))?(-\w+)?$/;

/** Of values that are younger than their property: the one that comes nearest. */
const OLDER_VALUES: Readonly<Record<string, string>> = { "overflow-wrap:anywhere": "break-word" };

/**
 * Styles as the oldest browsers read them: our sheets speak of block and inline, start and end, which these know in part only
 * (no `padding-inline` in Safari 14), and which say the same as top and left here.
 *
 * @throws SyntaxError when it is no style sheet
 */
export function physicalStyles(css: string): string {
  const sheet = parse(css, {
    parseCustomProperty: false,
    onParseError(error) {
      throw error;
    },
  });
  walk(sheet, {
    visit: "Declaration",
    enter(declaration, item, list) {
      const written = physical(declaration);
      if (written && item) list.replace(item, new List<CssNode>().fromArray([...written]));
    },
  });
  const rows = rowsWithGaps(sheet);
  return generate(sheet) + (rows.length > 0 ? `@supports not (inset:0){:is(${rows})>*+*{margin-left:.5rem}}` : "");
}

/**
 * Selectors of what lays its parts out in a row with gaps. Safari learned such gaps and `inset` in the same version, 14.1; before,
 * the parts would touch.
 */
function rowsWithGaps(sheet: CssNode): string[] {
  const rows: string[] = [];
  walk(sheet, {
    visit: "Rule",
    enter({ prelude, block }) {
      const written = block.children.toArray().map((node) => generate(node));
      const isRow = written.includes("display:flex") && !written.includes("flex-direction:column");
      if (isRow && written.some((one) => one.startsWith("gap:"))) rows.push(generate(prelude));
    },
  });
  return rows;
}

/** The same in physical properties, and for younger values what comes nearest before; undefined for what all know. */
function physical(declaration: Declaration): readonly Declaration[] | undefined {
  const { property, value } = declaration;
  const older = OLDER_VALUES[`${property}:${generate(value)}`];
  if (older) return [{ ...declaration, value: { type: "Raw", value: older } }, declaration];
  const [, bound = "", axis] = SIZE.exec(property) ?? [];
  if (axis) return [{ ...declaration, property: bound + (axis === "block" ? "height" : "width") }];
  const [, name, along = "", end, part = ""] = SIDED.exec(property) ?? [];
  const sides = SIDES[along];
  if (!name || !sides) return undefined;
  const [start, finish] = sides.map((side) => `${name === "inset" ? "" : `${name}-`}${side}${part}`);
  if (!start || !finish) return undefined;
  if (end) return [{ ...declaration, property: end === "start" ? start : finish }];
  // `border-block` says the same of both sides, the others may say two things.
  const values = value.type === "Value" ? value.children.toArray() : [];
  const both = values.length === 2 && !(name === "border" && part === "");
  return [start, finish].map((side, index) => {
    const own = both ? values.slice(index, index + 1) : values;
    return { ...declaration, property: side, value: { type: "Value", children: new List<CssNode>().fromArray(own) } };
  });
}
