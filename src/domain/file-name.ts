/** As many bytes as Linux takes, and as many UTF-16 units as Windows and macOS do. */
const MOST = 255;
/** What Windows has no room for (learn.microsoft.com/windows/win32/fileio/naming-a-file), and what nobody sees; emoji need the joiner. */
const SYMBOLS = /[<>:"|?*]/g;
const UNSEEN = /(?!\u200d)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * The nearest name under which every system keeps a file as it is: Windows, macOS and Linux, and git between them. A name is
 * such a name if it is its own; Chinese, spaces, brackets and plus signs are.
 *
 * @param name as somebody wrote it; of a path the last part is taken
 */
export function portableFileName(name: string): string {
  const seen = (name.split(/[\\/]/).at(-1) ?? "").replace(UNSEEN, "").replace(SYMBOLS, "-");
  // Windows drops dots and spaces at the end; what begins with a dot is hidden elsewhere.
  const whole = seen.normalize("NFC").replace(/^[\s.]+|[\s.]+$/gu, "") || "picture";
  const [, stem = whole, ending = ""] = /^(.*?)(\.[A-Za-z0-9]{1,10})?$/su.exec(whole) ?? [];
  // ¹ is 1 to Windows, and a space before the dot nothing.
  const device = isDeviceName(stem.normalize("NFKC").replace(/\s+(?=\.|$)/gu, ""));
  return fitted(device ? [stem.replace(/^[^.\s]+/u, "$&-1"), ending] : [stem, ending]);
}

/** Whether a file keeps this name wherever the publication is worked on. */
export function isPortableFileName(name: string): boolean {
  return portableFileName(name) === name;
}

/** Equal for names that are one file to Windows and macOS: capital or not, in one piece or in several (NFC, NFD). */
export function sameFileKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function fitted([stem, ending]: readonly [stem: string, ending: string]): string {
  const letters = [...stem];
  const bytes = () => new TextEncoder().encode(letters.join("") + ending).length;
  while (bytes() > MOST) letters.pop();
  return letters.join("").replace(/[\s.]+$/u, "") + ending;
}

/**
 * Whether Windows takes a file name for a device, with any ending (learn.microsoft.com/windows/win32/fileio/naming-a-file):
 * a repository with such a file cannot be checked out there.
 */
export function isDeviceName(name: string): boolean {
  return /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i.test(name);
}

/** Files that systems and editors leave everywhere and nobody wrote. Anything else is somebody's, or a mistake. */
const CLUTTER = /^(?:\.DS_Store|\._.*|\.gitkeep|\..*\.sw[a-p]|.*~|Thumbs\.db|desktop\.ini)$/;

/**
 * Whether a name is one of those. The one rule for folders of articles, where nobody reads such a file, and for the built
 * site, where none is listed, compared, kept or uploaded.
 */
export function isClutter(name: string): boolean {
  return CLUTTER.test(name);
}
