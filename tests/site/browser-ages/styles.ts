import { type CssNode, type Declaration, generate, parse, type Rule, type SelectorList, walk } from "css-tree";
import { featureAt, tooOldFor, type Use } from "./ages.ts";

const PREFIX = /^-(?:webkit|moz)-/;
/** Where the data has what css-tree calls by another name. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^d[vhwib]+(min|max)?$/, "css.types.length.viewport_percentage_units_dynamic"],
  [/^s[vhwib]+(min|max)?$/, "css.types.length.viewport_percentage_units_small"],
  [/^lv(h|w|i|b|min|max)$/, "css.types.length.viewport_percentage_units_large"],
  [/^cq\w+$/, "css.types.length.container_query_length_units"],
  [/^(cap|ch|ex|ic|lh|rcap|rch|rex|ric|rlh|vb|vi)$/, "css.types.length.$&"],
];
/** Where functions stand in the data, beside the property that takes them. */
const FUNCTIONS = ["color", "gradient", "transform-function", "image", "basic-shape"].map(
  (type) => `css.types.${type}`,
);
const GRID = "css.properties.grid-template-columns";

/** What a built style sheet needs a browser to know, but for what stands behind a question that older ones answer with no. */
export function usesOfStyles(css: string): Use[] {
  const uses: Use[] = [];
  const found = (written: string, features: readonly string[], prefixes?: readonly string[]) =>
    uses.push({ written, features, ...(prefixes && { prefixes }) });
  walk(parse(css, { parseCustomProperty: true }), function (node) {
    if (node.type === "Atrule") {
      if (node.name === "supports" && node.prelude && !isAskedOfAll(node.prelude)) return walk.skip;
      if (!PREFIX.test(node.name)) found(`@${node.name}`, [`css.at-rules.${node.name}`]);
    } else if (node.type === "Feature" && this.atrule?.name === "media") found(node.name, [mediaFeature(node.name)]);
    else if (node.type === "FeatureRange") found(generate(node), ["css.at-rules.media.range_syntax"]);
    else if (node.type === "Rule") usesOfRule(node, found);
    else uses.push(...usesOfSelectorPart(node));
    return undefined;
  });
  return uses;
}

/** What a selector in a script needs. */
export function usesOfSelector(selector: string): Use[] {
  const uses: Use[] = [];
  walk(parse(selector, { context: "selectorList" }), (node) => {
    uses.push(...usesOfSelectorPart(node));
  });
  return uses;
}

function usesOfSelectorPart(node: CssNode): Use[] {
  if (node.type === "NestingSelector") return [{ written: "&", features: ["css.selectors.nesting"] }];
  if (node.type !== "PseudoClassSelector" && node.type !== "PseudoElementSelector") return [];
  if (PREFIX.test(node.name)) return [];
  const own = { written: `:${node.name}`, features: [`css.selectors.${node.name}`] };
  const list = node.name === "not" ? node.children?.first : undefined;
  const several = isSelectorList(list) && list.children.size > 1;
  return several ? [own, { written: ":not(a, b)", features: ["css.selectors.not.selector_list"] }] : [own];
}

function isSelectorList(node: CssNode | null | undefined): node is SelectorList {
  return node?.type === "SelectorList";
}

/** `(display: grid)`, but not `(timeline-scope: --a)`: whether all declared browsers say yes. `not` is for those that say no. */
function isAskedOfAll(prelude: CssNode): boolean {
  const condition = generate(prelude);
  if (/^not\b/.test(condition)) return true;
  const properties = [...condition.matchAll(/\(([\w-]+):/g)].flatMap(([, name]) => name ?? []);
  return properties.every((name) => tooOldFor({ written: name, features: [`css.properties.${name}`] }).length === 0);
}

function mediaFeature(name: string): string {
  const plain = name.replace(/^(min|max)-/, "");
  return `css.at-rules.media.${plain}`;
}

type Found = (written: string, features: readonly string[], prefixes?: readonly string[]) => void;

function usesOfRule({ block }: Rule, found: Found): void {
  const declarations = block.children.toArray().flatMap((node) => (node.type === "Declaration" ? [node] : []));
  const names = declarations.map(({ property }) => property);
  const isFlex = declarations.some(({ property, value }) => property === "display" && /flex/.test(generate(value)));
  const earlier = new Set<string>();
  // A rule that is not where its parser looks for one, it leaves as it is.
  if (block.children.some(({ type }) => type === "Rule" || type === "Raw")) found("nesting", ["css.selectors.nesting"]);
  for (const declaration of declarations) {
    const { property } = declaration;
    if (property.startsWith("--")) usesOfValue(declaration, found, []);
    else if (!PREFIX.test(property)) {
      const prefixes = ["-webkit-", "-moz-"].filter((prefix) => names.includes(prefix + property));
      const use = { written: property, features: [`css.properties.${property}`], prefixes };
      found(use.written, use.features, prefixes);
      // Where the property is not known, its values need not be; nor behind another value, which older browsers keep.
      if (!earlier.has(property) && tooOldFor(use).length === 0) usesOfValue(declaration, found, prefixes);
      if (isFlex && /^(row-|column-)?gap$/.test(property))
        found(`flex ${property}`, ["css.properties.gap.flex_context"]);
    }
    earlier.add(property);
  }
}

function usesOfValue({ property, value }: Declaration, found: Found, prefixes: readonly string[]): void {
  walk(value, (node) => {
    if (node.type === "Dimension") {
      const [pattern, feature] = UNITS.find(([unit]) => unit.test(node.unit)) ?? [];
      if (pattern && feature) found(node.unit, [node.unit.replace(pattern, feature)]);
    } else if (node.type === "Identifier" || node.type === "Function") {
      const { name } = node;
      const places = [
        `css.properties.${property}`,
        ...(node.type === "Function" ? ["css.types", GRID, ...FUNCTIONS] : []),
      ];
      const features = places.map((place) => `${place}.${name}`).filter((path) => featureAt(path)?.__compat);
      if (features.length > 0) found(`${property}: ${name}`, features, prefixes);
      else if (node.type === "Function" && !PREFIX.test(name) && name !== "var") found(`${name}()`, [name]);
    }
  });
}
