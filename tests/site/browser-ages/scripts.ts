import { type AnyNode, type Expression, type Identifier, type Program, parse } from "acorn";
import { fullAncestor } from "acorn-walk";
import { featureAt, membersNamed, type Use } from "./ages.ts";
import { usesOfSelector } from "./styles.ts";

/** Syntax by the name that ESTree gives it. */
const SYNTAX: Readonly<Record<string, string>> = {
  StaticBlock: "classes.static.initialization_blocks",
  ImportExpression: "operators.import",
  MetaProperty: "operators.import_meta",
  ChainExpression: "operators.optional_chaining",
};
const OPERATORS: Readonly<Record<string, string>> = {
  "??": "operators.nullish_coalescing",
  "??=": "operators.nullish_coalescing_assignment",
  "||=": "operators.logical_or_assignment",
  "&&=": "operators.logical_and_assignment",
  "**": "operators.exponentiation",
};
const REGULAR_EXPRESSIONS: readonly (readonly [RegExp, string])[] = [
  [/\(\?<[=!]/, "regular_expressions.lookbehind_assertion"],
  [/\(\?<[^=!]/, "regular_expressions.named_capturing_group"],
  [/\\p\{/i, "regular_expressions.unicode_character_class_escape"],
  [/\(\?[ims-]+:/, "regular_expressions.modifier"],
];
const FLAGS: Readonly<Record<string, string>> = { d: "hasIndices", v: "unicodeSets", s: "dotAll", y: "sticky" };
const SELECTING = /^(querySelector|querySelectorAll|closest|matches)$/;
/** Objects that every script finds, by their interface. */
const OBJECTS: Readonly<Record<string, string>> = {
  navigator: "Navigator",
  crypto: "Crypto",
  performance: "Performance",
  history: "History",
  location: "Location",
  window: "Window",
};

type Found = (written: string, features: readonly string[]) => void;

/** What a script calls by names of its own, which say nothing of the browser. */
interface OwnNames {
  readonly variables: ReadonlySet<string>;
  /** Keys of its objects, and of its classes. */
  readonly keys: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
}

/** What a built script needs a browser to know: syntax, objects, members, and the selectors that it asks for. */
export function usesOfScript(code: string): Use[] {
  const program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  const uses: Use[] = [];
  const own = ownNames(program);
  const found: Found = (written, features) => uses.push({ written, features });
  fullAncestor(program, (node, _state, ancestors) => {
    usesOfSyntax(node, ancestors, found);
    const parent = ancestors.at(-2);
    // `typeof X` is how one asks whether there is any.
    const asks = parent?.type === "UnaryExpression" && parent.operator === "typeof";
    if (node.type === "Identifier" && !asks && !own.variables.has(node.name))
      found(node.name, known(globals(node.name)));
    if (node.type === "MemberExpression" && node.property.type === "Identifier" && !node.computed)
      usesOfMember(
        node.object,
        node.property,
        { own, isCall: parent?.type === "CallExpression" && parent.callee === node },
        found,
      );
    if (node.type === "CallExpression") uses.push(...selectorsIn(node));
  });
  return uses.filter(({ features }) => features.length > 0);
}

function usesOfSyntax(node: AnyNode, ancestors: readonly AnyNode[], found: Found): void {
  const { type } = node;
  const language = (path: string) => found(path, [`javascript.${path}`]);
  const syntax = SYNTAX[type] ?? ("operator" in node ? OPERATORS[node.operator] : undefined);
  if (type === "PropertyDefinition" || type === "MethodDefinition") {
    const kind = type === "PropertyDefinition" ? "fields" : "methods";
    if (node.key.type === "PrivateIdentifier") language(`classes.private_class_${kind}`);
    else if (type === "PropertyDefinition") language("classes.public_class_fields");
  } else if (type === "AwaitExpression" || (type === "ForOfStatement" && node.await)) {
    if (!ancestors.some((one) => /Function/.test(one.type))) language("operators.await.top_level");
  } else if (type === "Literal" && node.regex) {
    for (const [pattern, path] of REGULAR_EXPRESSIONS) if (pattern.test(node.regex.pattern)) language(path);
    for (const flag of node.regex.flags) if (FLAGS[flag]) language(`builtins.RegExp.${FLAGS[flag]}`);
  } else if (syntax) language(syntax);
}

function usesOfMember(
  object: AnyNode,
  { name }: Identifier,
  { own, isCall }: { readonly own: OwnNames; readonly isCall: boolean },
  found: Found,
): void {
  if (object.type === "Identifier" && !own.variables.has(object.name)) {
    const [{ name: owner }, instance] = [object, OBJECTS[object.name]];
    const places = known(
      instance ? [`api.${instance}.${name}`] : [`api.${owner}.${name}_static`, `javascript.builtins.${owner}.${name}`],
    );
    if (places.length > 0) {
      found(`${object.name}.${name}`, places);
      return;
    }
  }
  const isOwn = isCall ? own.methods.has(name) : own.keys.has(name);
  if (!isOwn) found(`.${name}`, membersNamed(name));
}

function globals(name: string): string[] {
  return [`javascript.builtins.${name}`, `javascript.builtins.globals.${name}`, `api.${name}`, `api.Window.${name}`];
}

function known(features: readonly string[]): string[] {
  return features.filter((feature) => featureAt(feature)?.__compat);
}

function selectorsIn({ callee, arguments: [first] }: Extract<AnyNode, { type: "CallExpression" }>): Use[] {
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || !first) return [];
  const text = SELECTING.test(callee.property.name) ? textOf(first) : undefined;
  return text === undefined ? [] : usesOfSelector(text);
}

function textOf(node: Expression | { readonly type: "SpreadElement" }): string | undefined {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  // What is put in are keys and values of ours.
  if (node.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked ?? "").join("x");
  return undefined;
}

function ownNames(program: Program): OwnNames {
  const [variables, keys, methods] = [new Set<string>(), new Set<string>(), new Set<string>()];
  fullAncestor(program, (node, _state, _ancestors, type) => {
    if (node.type === "Identifier" && type === "VariablePattern") variables.add(node.name);
    if (node.type === "ImportDeclaration") for (const { local } of node.specifiers) variables.add(local.name);
    const isMember = node.type === "Property" || node.type === "MethodDefinition" || node.type === "PropertyDefinition";
    if (!isMember || node.key.type !== "Identifier" || node.computed) return;
    keys.add(node.key.name);
    if (node.type === "MethodDefinition" || /Function/.test(node.value?.type ?? "")) methods.add(node.key.name);
  });
  return { variables, keys, methods };
}
