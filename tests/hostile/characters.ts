/** Characters that no text may hold, wherever they stand, by what they are. */
const NOWHERE: Readonly<Record<string, readonly string[]>> = {
  controls: ["\0", "\u0001", "\b", "\u000b", "\f", "\u001b", "\u007f", "\u0085", "\u009b"],
  "controls of direction": ["\u202a", "\u202e", "\u202c", "\u2066", "\u2069", "\u206a"],
  "separators of lines": ["\u2028", "\u2029"],
  "nothing at all": ["\u200b", "\u2060", "\u2063", "\ufeff", "\u{1d173}", "\u{e0080}"],
  tags: ["\u{e0001}", "\u{e0041}", "\u{e0061}", "\u{e007f}"],
  annotations: ["\ufff9", "\ufffa", "\ufffb"],
  "lost characters": ["\ufffc", "\ufffd"],
  noncharacters: ["\ufdd0", "\ufdef", "\ufffe", "\uffff", "\u{1fffe}", "\u{10ffff}"],
  "halves of pairs": ["\ud800", "\udbff", "\udc00", "\udfff"],
  fillers: ["\u115f", "\u1160", "\u3164", "\uffa0", "\u17b4"],
};

/** Texts that are refused for one of their characters. */
export const REFUSED: readonly string[] = [
  ...Object.values(NOWHERE)
    .flat()
    .flatMap((character) => [`${character}甲`, `甲${character}乙`, `甲${character}`]),
  // Characters that have a work to do, where they do none.
  ...[
    "标\u200c题",
    "标\u200d题",
    "\u200d甲",
    "甲 \u200c",
    "甲\u200d\u200d",
    "👩\u200d\u200d👩",
    "甲\u200e乙",
    "甲\u200f",
    "\u061c甲",
  ],
  ...["\ufe0f甲", "❤\ufe0f\ufe0f", "😀\u{e0100}", "葛\u{e0100}\u{e0101}", "a\u{e0100}", "\u180b甲", "甲\u180e"],
  // Flags that are none: no country, no end, too long, hidden words behind a flag or an emoji.
  ...[
    "\u{1f3f4}\u{e0061}\u{e007f}",
    "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}",
    "\u{1f3f4}\u{e007f}",
    "😀\u{e0068}\u{e0069}",
  ],
  ...[`\u{1f3f4}${"\u{e0061}".repeat(7)}\u{e007f}`, "🏴󠁧󠁢󠁥󠁮󠁧󠁿\u{e0061}", "\u{1f3f4}\u{e0041}\u{e0042}\u{e0043}\u{e007f}"],
  // Letters under a heap of marks.
  ...[
    `Z${"\u0301".repeat(5)}algo`,
    `h${"\u0336\u0321".repeat(3)}`,
    `甲${"\u0489".repeat(5)}`,
    `ก${"\u0e47".repeat(9)}`,
  ],
];

/** What scripts and emoji need in order to be written, short enough for any field. */
export const KEPT: readonly string[] = [
  ...["👨‍👩‍👧‍👦", "👩🏽‍🚀", "🏳️‍🌈", "❤️‍🔥", "🇨🇦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "❤\ufe0f", "♀\ufe0e", "👁️‍🗨️"],
  ...["葛\u{e0100}城", "辻\u{e0101}", "\ufa11", "上　下", "𠮷野", "𰻝", "〇", "\ue000", "\u{10fffd}"],
  ...["bōpōmō", "ê\u0304", "ê\u030c", "ḿ", "u\u0308\u030c", "Nguyễn", "Nguye\u0302\u0303n", "Đặng", "o\u031b\u0323"],
  ...["نجيب محفوظ", "می\u200cخواهم", "\u200dه", "مُحَمَّد", "יוסף", "יוסף\u200e", "שָׁלוֹם", "C++\u200e יו"],
  ...["क\u094d\u200dष", "ශ\u0dca\u200dර", "สมชาย", "ก็", "한국", "Достоевский", "ᠠ\u180b", "Auf\u200clage"],
  ...["Donau\u00adschiff", "\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82", "q\u0307\u0323", "ʻŌlelo"],
];

/** Texts of which nobody would see anything. */
export const BLANK: readonly string[] = ["\u00ad", "\u2800", "\u{1d159}", "\u034f", "\u00ad\u2800\u034f\u00ad"];
