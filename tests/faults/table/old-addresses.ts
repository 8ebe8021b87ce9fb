import type { Fault } from "../fault.ts";

const SITES = ["tests/migration/addresses/addresses-of.test.ts"] as const;
const SIGNPOSTS = ["tests/migration/addresses/signposts.test.ts"] as const;
const OWN_LINKS = ["tests/migration/own-links.test.ts"] as const;

/** What leads from an earlier site to this one. */
export const OLD_ADDRESS_FAULTS: readonly Fault[] = [
  {
    name: "a rule about many addresses comes before the one about one of them",
    file: "src/domain/old-addresses.ts",
    from: "    if (difference !== 0) return difference;",
    to: "    if (difference !== 0) return -difference;",
    tests: SITES,
  },
  {
    name: "an old address leads to a list that is not there any more",
    file: "src/gate/redirect-rules.ts",
    from: "  return next !== undefined && isThere(next) ?",
    to: "  return next !== undefined ?",
    tests: SITES,
  },
  {
    name: "a person who was deleted is not there in the Traditional edition instead of gone",
    file: "src/gate/redirect-rules.ts",
    from: "OWN_LIST.test(answer.from) ? inBoth(answer)",
    to: "OWN_LIST.test(answer.from) ? [answer]",
    tests: ["tests/build/redirects.test.ts"],
  },
  {
    name: "an address in Han characters is not written as WordPress encodes it",
    file: "src/serve/redirects-file.ts",
    from: "[String.prototype.toUpperCase, String.prototype.toLowerCase].map(",
    to: "[String.prototype.toUpperCase].map(",
    tests: ["tests/build/redirects.test.ts"],
  },
  {
    name: "a post whose day is no longer in its address is looked for under its day",
    file: "src/migration/addresses/year-patterns.ts",
    from: "/:month/:day/:name/*`, to: `/${year}/:month/:name/`",
    to: "/:month/:day/:name/*`, to: `/${year}/:month/:day/`",
    tests: SITES,
  },
  {
    name: "an address of another host becomes one of ours",
    file: "src/migration/addresses/plain-address.ts",
    from: "hostOf(host) !== hostOf(new URL(site).host)",
    to: "host === site",
    tests: SITES,
  },
  {
    name: "what lies below an old address is led astray when a signpost stands for it",
    file: "src/gate/fitted-redirects.ts",
    from: 'rule.from.endsWith("/*") ? [path, `${path}/below/it`] : [path];',
    to: "[path];",
    tests: SIGNPOSTS,
  },
  {
    name: "rules about many addresses come before those about one",
    file: "src/gate/redirect-groups.ts",
    from: "return [...fitted, ...patterns.filter((one) => !asking(one) && !isDated(one))];",
    to: "return [...patterns.filter((one) => !asking(one) && !isDated(one)), ...fitted];",
    tests: SIGNPOSTS,
  },
  {
    name: "a rule about the posts of a year comes behind one that leads to the lists of any year",
    file: "src/gate/redirect-groups.ts",
    from: "    fitted.splice(place, 0, pattern);",
    to: "    fitted.push(pattern);",
    tests: SIGNPOSTS,
  },
  {
    name: "the posts of all years share one rule, which is in the way of what keeps its own",
    file: "src/gate/redirect-groups.ts",
    from: "const fixed = year >= 0 ? year + 1 : steps",
    to: "const fixed = steps",
    tests: SIGNPOSTS,
  },
  {
    name: "what lies below an article that kept its name is nowhere, as soon as signposts stand for its year",
    file: "src/gate/fitted-redirects.ts",
    from: "(listed ? [pattern] : [])",
    to: "[]",
    tests: SIGNPOSTS,
  },
  {
    name: "rules about the posts of a year keep as many lines as there are from being spared",
    file: "src/migration/addresses/year-patterns.ts",
    from: "inTheWay[shape] > most * PART_IN_THE_WAY;",
    to: "inTheWay[shape] > most * 100;",
    tests: SIGNPOSTS,
  },
  {
    name: "pages and feeds of the days of a year are nowhere when each of its posts has an address of its own",
    file: "src/migration/addresses/year-patterns.ts",
    from: "[...years.dated].flatMap((year) => dayRules(front, year))",
    to: "[]",
    tests: SIGNPOSTS,
  },
  {
    name: "an address in Han characters has a signpost only where the host's local server finds none",
    file: "src/gate/fitted-redirects.ts",
    from: "[post, { ...post, path: `${path}/` }]",
    to: "[post]",
    tests: SIGNPOSTS,
  },
  {
    name: "the page of a file leads to an article that nobody may read",
    file: "src/migration/addresses/addresses-of.ts",
    from: 'const folder = fate.is === "public" ? articles.get(key) : undefined;',
    to: "const folder = articles.get(key);",
    tests: SIGNPOSTS,
  },
  {
    name: "what lies below a post whose number is a year is looked for among the months",
    file: "src/migration/addresses/date-part.ts",
    from: " || folders.has(`${root}/${year}`)",
    to: "",
    tests: SIGNPOSTS,
  },
  {
    name: "a link to what nobody may read leads to the front page",
    file: "src/migration/addresses/place-finder.ts",
    from: "    if (!rule && isNumber) return null;\n",
    to: "",
    tests: OWN_LINKS,
  },
  {
    name: "the address that a link in an old text has lost is told to nobody",
    file: "src/migration/own-links.ts",
    from: "      moved.push({ what:",
    to: "      void ({ what:",
    tests: OWN_LINKS,
  },
  {
    name: "what tells where links lead holds all of the export until the last post is moved",
    file: "src/migration/addresses/addresses-of.ts",
    from: "placeOf: placeFinder(index.site.url, moved, others, site),",
    to: "placeOf: (link) => (parts.length === 0 ? null : placeFinder(index.site.url, moved, others, site)(link)),",
    tests: SITES,
  },
  {
    name: "an address that is set aside is counted again when it is asked about",
    file: "src/migration/addresses/post-part.ts",
    from: "addressesOfPost(item, places, read, posts.isNumber))",
    to: "addressesOfPost(item, places, count, posts.isNumber))",
    tests: SITES,
  },
  {
    name: "a guid from a site before takes the number of another post",
    file: "src/migration/addresses/post-addresses.ts",
    from: "numbered !== item.id && isNumber(numbered) ? undefined : read(item.guid)",
    to: "numbered !== item.id && isNumber(0) ? undefined : read(item.guid)",
    tests: SITES,
  },
  {
    name: "what a post was called once goes before what another is called now",
    file: "src/migration/addresses/post-part.ts",
    from: "for (const isFormer of [false, true])",
    to: "for (const isFormer of [true, false])",
    tests: SITES,
  },
  {
    name: "a second old site takes addresses that articles of the first have",
    file: "src/migration/addresses/post-part.ts",
    from: "taken.set(aliasKey(address), NOBODY);",
    to: "aliasKey(address);",
    tests: ["tests/migration/two-sites.test.ts"],
  },
  {
    name: "a category is found by its name alone in each further run",
    file: "src/migration/write/settled-terms.ts",
    from: "if (section !== undefined) targets.set(term, { section });",
    to: "if (section === undefined) targets.set(term, { section: term });",
    tests: ["tests/migration/terms-again.test.ts"],
  },
];

const PICTURES = ["tests/migration/pictures/pictures-of.test.ts"] as const;
const DOWNLOADS = ["tests/migration/pictures/downloads.test.ts"] as const;

/** What brings pictures along. */
export const OLD_PICTURE_FAULTS: readonly Fault[] = [
  {
    name: "a picture of another site is taken for ours because its path is the same",
    file: "src/migration/pictures/upload-path.ts",
    from: '(place.host !== "" && !hosts.has(place.host))',
    to: "place.host === undefined",
    tests: PICTURES,
  },
  {
    name: "of two files of one name the later takes the place of the other",
    file: "src/migration/pictures/pictures-of.ts",
    from: "      if (holder !== undefined) continue;\n",
    to: "",
    tests: PICTURES,
  },
  {
    name: "a redirect leads to another host",
    file: "src/migration/pictures/get-file.ts",
    from: "hostOf(next.host) !== site",
    to: "hostOf(new URL(address).host) !== site",
    tests: DOWNLOADS,
  },
  {
    name: "a name that means an address inside is asked",
    file: "src/migration/pictures/get-file.ts",
    from: "addresses.some((one) => !network.isOpen(one))",
    to: "!network.isOpen(first)",
    tests: DOWNLOADS,
  },
];
