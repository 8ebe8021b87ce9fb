/** Files that systems and editors leave everywhere and nobody wrote. Anything else is somebody's, or a mistake. */
const CLUTTER = /^(?:\.DS_Store|\._.*|\.gitkeep|\..*\.sw[a-p]|.*~|Thumbs\.db|desktop\.ini)$/;

/**
 * Whether a name is one of those. The one rule for folders of articles, where nobody reads such a file, and for the built
 * site, where none is listed, compared, kept or uploaded.
 */
export function isClutter(name: string): boolean {
  return CLUTTER.test(name);
}
