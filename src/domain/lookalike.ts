/** What may stand together in one label, after the "highly restrictive" level of UTS #39, 5.2. */
const TOGETHER: readonly RegExp[] = [
  /^[\p{sc=Latin}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{sc=Latin}\p{sc=Han}\p{sc=Bopo}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  /^[\p{sc=Latin}\p{sc=Han}\p{sc=Hang}\p{sc=Zyyy}\p{sc=Zinh}]*$/u,
  ...[
    "Cyrl",
    "Grek",
    "Armn",
    "Hebr",
    "Arab",
    "Thai",
    "Deva",
    "Geor",
    "Beng",
    "Taml",
    "Telu",
    "Ethi",
    "Khmr",
    "Tibt",
  ].map((script) => new RegExp(`^[\\p{sc=${script}}\\p{sc=Zyyy}\\p{sc=Zinh}]*$`, "u")),
];

/** Letters that are drawn like one of ASCII (the lower-case ones of UTS #39, confusables.txt), each before that one. */
const DRAWN_ALIKE = [
  "аa вb сc ԁd еe һh іi јj кk ӏl мm пn оo рp ԛq гr ѕs тt ѵv ԝw хx уy",
  "αa βb γy ιi κk νv ηn οo ρp σo τt υu χx ωw",
  "օo սu ոn հh ցg զq յj քp",
  "ɑa ɡg ıi ɩi ſf ʏy ʋv ᴄc ᴏo ᴡw ᴠv ᴢz",
].join(" ");
const ALIKE = new Map(DRAWN_ALIKE.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)]));
/** Kana and strokes that pass for a slash between Latin letters. */
const STROKES = /[a-z0-9][ノソゾン〳丶丿]|[ノソゾン〳丶丿][a-z0-9]/;

/** A text as it looks: letters that are drawn like one of ASCII are that one. */
export function asItLooks(text: string): string {
  return Array.from(text, (letter) => ALIKE.get(letter) ?? letter).join("");
}

/**
 * What an editor should look at in the host of an address.
 *
 * @param encoded the host as it is asked for, in ASCII: `xn--80ak6aa92e.com`
 * @param host the same as people read it
 * @param asEncoded whether that is how the author wrote it
 * @returns a Chinese sentence; undefined when nothing is odd
 */
export function oddHost(encoded: string, host: string, asEncoded: boolean): string | undefined {
  const labels = host.split(".");
  const alike = labels.map(asItLooks).join(".");
  if (labels.some((label) => !TOGETHER.some((scripts) => scripts.test(label))))
    return `网址的主机名 ${host} 混用了几种文字${alike === host ? "" : `，看起来像 ${alike}`}，实际是 ${encoded}。`;
  const posing = labels.some((label) => /[^\0-\x7f]/.test(label) && /^[\0-\x7f]+$/.test(asItLooks(label)));
  if (posing || STROKES.test(host)) return `网址的主机名 ${host} 看起来像别的网站，实际是 ${encoded}。`;
  return asEncoded && encoded !== host ? `网址写成了 ${encoded}，读者看到的是 ${host}。` : undefined;
}

/** Words for those who run a publication; a name that begins or ends with one is taken for theirs. */
const OF_THE_DESK = beginsOrEnds(
  "编辑|编辑部|编辑室|主编|总编|责编|小编|编务|审核员|管理员|站长|站务|版主|客服|官方|系统|本站|本报|本刊|本网|" +
    "編輯|編輯部|編輯室|主編|總編|責編|小編|編務|審核員|管理員|站長|站務|系統|本報|本網",
);
/** Latin words are the whole name: `Stafford` is nobody of ours. */
const LATIN = /^(?:the|site|news|web)?(?:admin|administrator|moderator|master|editor|editors|official|staff)\d*$/;
/** A reader who says so is one. */
const READER = /(?:读者|讀者|网友|網友|粉丝|粉絲|用户|用戶|路人)$/u;

/**
 * Whether the name under a comment would be taken for the publication itself: `编辑部`, `本站管理员`, the publication's
 * own name. Spaces, marks, full width, what nobody sees and letters drawn alike do not help.
 *
 * @param name as a reader gave it
 * @param siteName of the publication
 */
export function posesAsDesk(name: string, siteName: string): boolean {
  const [seen, own] = [folded(name), folded(siteName)];
  if (READER.test(seen)) return false;
  return (own !== "" && seen.startsWith(own)) || OF_THE_DESK.test(seen) || LATIN.test(seen);
}

function beginsOrEnds(words: string): RegExp {
  return new RegExp(`^(?:${words})|(?:${words})$`, "u");
}

/** What is left of a text for whoever compares how it looks: letters and digits, in one width, case and drawing. */
export function folded(text: string): string {
  return asItLooks(text.normalize("NFKC").toLowerCase()).replace(/[^\p{L}\p{N}]/gu, "");
}
