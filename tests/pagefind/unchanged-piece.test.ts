import assert from "node:assert/strict";
import { test } from "node:test";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { KeptPiece, type Stretch, stretchOf } from "../../src/pagefind/kept-piece.ts";
import { mergePieces } from "../../src/pagefind/merge-pieces.ts";
import { OccurrenceTable } from "../../src/pagefind/occurrence-table.ts";
import { packPieceColumns } from "../../src/pagefind/piece.ts";
import { noWords, type Words } from "../../src/pagefind/words.ts";
import { compareText } from "../../src/search/text-order.ts";

const CHUNK_SIZE = 12;
const ALPHABET = [..."一七万丈三ab"];

/** How a word stands in an article. */
interface Standing {
  readonly weights: readonly number[];
  readonly fields: readonly number[];
  readonly extra: number;
}
/** By word, or by word and form. */
type Article = ReadonlyMap<string, Standing>;

function article(random: Random): Article {
  const standing = (): Standing => ({
    weights: [between(random, 1, 2) * 25, between(random, 1, 2)],
    fields: random() < 0.1 ? [between(random, 0, 2)] : [],
    extra: random() < 0.02 ? 1 : 0,
  });
  const word = () =>
    Array.from({ length: between(random, 1, 2) }, () => ALPHABET[between(random, 0, ALPHABET.length - 1)]).join("");
  const form = () => (random() < 0.04 ? `/${between(random, 1, 2)}` : "");
  return new Map(Array.from({ length: between(random, 1, 25) }, () => [word() + form(), standing()]));
}

/** One word otherwise, one less or one more; or only the way in which one stands. */
function edited(before: Article, random: Random): Article {
  const after = new Map(before);
  const [some = ""] = [...before.keys()].slice(between(random, 0, before.size - 1));
  const old = after.get(some) ?? { weights: [25, 1], fields: [], extra: 0 };
  const draw = random();
  if (draw < 0.2) after.set(some, { ...old, weights: [25, (old.weights[1] ?? 0) + 1] });
  else if (draw < 0.3) after.set(some, { ...old, extra: 1 - old.extra });
  else if (after.size > 1) after.delete(some);
  if (random() < 0.3) for (const [word, standing] of article(random)) after.set(word, standing);
  return after;
}

/** What Pagefind says of some articles, by their numbers in the shard. */
function wordsOf(
  articles: ReadonlyMap<number, Article>,
  table: OccurrenceTable,
  numberOf = (field: number) => field,
): Words {
  const words = noWords();
  const all = [...articles.values()].flatMap((one) => [...one.keys()]);
  const put = (text: string) => {
    const before = words.articles.length;
    for (const [number, one] of articles) {
      const standing = one.get(text);
      if (!standing) continue;
      words.articles.push(number);
      words.occurrences.push(table.numberOf(standing.weights, standing.fields.map(numberOf)));
      words.extras.push(standing.extra);
    }
    words.lengths.push(words.articles.length - before);
  };
  for (const text of [...new Set(all.map((word) => word.split("/")[0] ?? ""))].sort(compareText)) {
    const forms = [...new Set(all.filter((word) => word.startsWith(`${text}/`)))].sort();
    words.texts.push(text);
    words.variants.push(forms.length);
    words.forms.push(...forms);
    for (const list of [text, ...forms]) put(list);
  }
  return words;
}

/** The pieces as readers download them, and by how much Pagefind takes each posting for larger. */
function made(sources: readonly Iterable<Stretch>[], table: OccurrenceTable) {
  return [...mergePieces(sources, table, CHUNK_SIZE)].map(({ columns, extras, bytes }) => ({
    bytes: Buffer.from(bytes ?? packPieceColumns(columns, table.ways)).toString("hex"),
    extras: columns.steps.map((_, at) => extras[at] ?? 0),
    isTaken: bytes !== undefined,
  }));
}

/** A shard, and the same with some articles edited, withdrawn or come: made of what was kept of it, and anew. */
function madeTwice(seed: number) {
  const random = seededRandom(seed);
  const before = Array.from({ length: between(random, 1, 12) }, () => article(random));
  const edit = between(random, 0, before.length - 1);
  // Mostly one is edited and that is all.
  const gone = random() < 0.2 ? between(random, 0, before.length - 1) : -1;
  const after = before.flatMap((one, at) => (at === gone ? [] : [at === edit ? edited(one, random) : one]));
  if (random() < 0.35) after.push(new Map([...article(random), ["龜", { weights: [25, 1], fields: [], extra: 0 }]]));
  // Articles that stand in the same part as the edited one are indexed anew as well.
  const numbers = before.map((one, at) => (at % 4 === edit % 4 ? -1 : after.indexOf(one)));
  const fresh = [...after.entries()].filter(([number]) => !numbers.includes(number));
  const parts = fresh.length > 1 && random() < 0.5 ? [fresh.slice(0, 1), fresh.slice(1)] : [fresh];

  const table = new OccurrenceTable();
  // The next build's.
  const now = new OccurrenceTable();
  // Another field came before the last.
  const fields = random() < 0.1 ? [0, 1, 3] : [0, 1, 2];
  const renumbered = (field: number) => fields[field] ?? field;
  const keptOf = (some: readonly Article[], numbers: readonly number[]) => {
    const old = made([[stretchOf(wordsOf(new Map(some.entries()), table))]], table);
    return old.map(({ bytes, extras }, at) => {
      const piece = new KeptPiece(Buffer.from(bytes, "hex"), { fields, table: now, numbers }, at === old.length - 1);
      for (const [posting, extra] of extras.entries()) if (extra !== 0) piece.extras.push([posting, extra]);
      return piece;
    });
  };
  // Mostly all stood in one shard.
  const border = random() < 0.2 ? between(random, 1, before.length) : before.length;
  const kept = [0, border].map((from, at) => {
    const to = at === 0 ? border : before.length;
    return keptOf(before.slice(from, to), numbers.slice(from, to));
  });
  const freshOf = (part: typeof fresh) => [stretchOf(wordsOf(new Map(part), now, renumbered))];
  const again = made([...kept, ...parts.map(freshOf)], now);
  const anew = made([[stretchOf(wordsOf(new Map(after.entries()), table, renumbered))]], table);
  return { again, anew };
}

test("pieces of a shard that are taken as they were are those that would be made anew", () => {
  let [taken, all] = [0, 0];
  for (let seed = 0; seed < 400; seed += 1) {
    const { again, anew } = madeTwice(seed);
    const shown = (pieces: typeof anew) => pieces.map(({ bytes, extras }) => ({ bytes, extras }));
    assert.deepEqual(shown(again), shown(anew), `seed ${seed}`);
    taken += again.filter(({ isTaken }) => isTaken).length;
    all += again.length;
  }
  assert.ok(taken > all / 4 && taken < all, `${taken} of ${all} were taken as they were`);
});
