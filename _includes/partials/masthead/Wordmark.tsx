/**
 * 来源 and 來源, drawn: outlines after Noto Serif CJK Bold (SIL Open Font License 1.1), rounded to a coarse grid so that
 * the name costs a kilobyte and no web font.
 */
const FIRST = {
  simplified:
    "M35 43l-2 1c6 11 12 26 13 40c20 18 44-23-11-41zM133 42c-5 17-12 35-17 46l2 1c13-7 26-19 37-31c4 0 7-1 8-4zM82 0v34h-71l2 6h69v53h-79l1 6h65c-14 28-39 58-69 77l2 2c33-13 61-32 80-56v66h5c9 0 19-6 19-9v-79c13 35 35 60 65 74c3-11 10-19 19-21v-2c-31-8-63-27-80-52h73c3 0 5-1 5-3c-9-9-25-20-25-20l-14 17h-43v-53h69c3 0 5-1 6-3c-10-8-25-20-25-20l-14 17h-36v-25c6-1 7-3 8-6z",
  traditional:
    "M131 46c-1 22-7 43-16 58c-4-5-7-10-9-16v-48h75c3 0 5-1 5-4c-9-8-25-19-25-19l-13 17h-42v-24c5-1 7-3 7-6l-31-3v33h-78l1 6h77v43c-14 38-46 73-81 92l1 3c32-11 60-30 80-50v60h5c8 0 19-6 19-9v-81c12 38 33 64 64 79c3-11 10-18 19-20v-3c-27-7-54-23-71-46c10-7 19-16 26-28c6 8 12 19 14 28c19 13 36-22-10-35c2-5 4-10 6-16c4 0 6-2 7-4zM39 46c-5 28-16 54-29 70l2 2c14-8 27-20 36-36c3 6 5 13 6 19c16 13 35-14-1-28c3-4 5-9 7-14c4 0 7-2 8-5z",
};
const SECOND =
  "M327 133l-25-11c-4 15-14 39-26 54l2 2c18-11 33-28 42-42c4 1 6 0 7-3zM357 125l-2 1c8 12 18 30 21 44c19 15 36-24-19-45zM219 128c-2 0-8 0-8 0v3c4 1 7 2 10 4c4 3 5 22 1 43c2 7 6 10 11 10c9 0 16-7 16-17c1-18-7-25-8-36c0-5 1-12 3-19c2-11 14-58 20-83l-3-1c-32 84-32 84-36 91c-2 4-3 5-6 5zM208 49l-2 1c6 6 13 17 15 27c20 13 38-25-13-28zM220 2l-1 1c6 8 14 19 16 30c21 14 40-26-15-31zM374 2l-12 16h-70l-26-10v58c0 39-1 84-19 120l2 1c37-33 39-85 39-121v-43h40c-1 9-2 18-3 25h-5l-22-9v81h3c9 0 18-5 18-7v-2h11v48c0 3 0 4-3 4c-4 0-20-1-20-1v2c8 2 12 4 15 8c2 3 3 9 3 16c24-2 27-13 27-28v-49h11v7h3c7 0 18-4 18-6v-55c3-1 6-3 7-4l-20-16l-10 11h-28c6-4 12-10 16-15c5-1 7-2 8-5l-20-5h54c2 0 5-1 5-3c-8-7-22-18-22-18zM363 54v23h-44v-23zM319 105v-22h44v22z";

/** For the eye only; whatever bears it says the name in text. Its own size is for a page without its styles. */
export function Wordmark({ script = "simplified" }: { readonly script?: keyof typeof FIRST }) {
  return (
    <svg class="wordmark" width="99" height="47" viewBox="0 0 396 188" aria-hidden="true" data-twin="wordmark">
      <path d={FIRST[script] + SECOND} />
    </svg>
  );
}
