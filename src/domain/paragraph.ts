/**
 * Most UTF-16 units of one paragraph, heading, item, cell or pasted line. The longest speeches in one piece have a tenth
 * of it. What looks inside a paragraph may then compare its parts with each other: CommonMark cannot be read in less.
 */
export const LONGEST_PARAGRAPH = 20_000;
