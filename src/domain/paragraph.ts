/**
 * Most UTF-16 units of one paragraph, heading, item, cell or pasted line. The longest speeches in one piece have a tenth
 * of it. What looks inside a paragraph may then compare its parts with each other: CommonMark cannot be read in less.
 */
export const LONGEST_PARAGRAPH = 20_000;

/** Most paragraphs of a manuscript: each is written several times over, to see which of its marks need a backslash. */
export const MOST_PARAGRAPHS = 20_000;
