interface ListPagerProps {
  /** What is being leafed through, for screen readers. */
  readonly label: string;
  readonly newer?: string | undefined;
  readonly older?: string | undefined;
  readonly newerText?: string;
  readonly olderText?: string;
}

/** Leafs through time; pages are numbered from the oldest, so there is no "page 1 of n" to show. */
export function ListPager({ label, newer, older, newerText = "较新的文章", olderText = "较早的文章" }: ListPagerProps) {
  if (!newer && !older) return null;
  return (
    <nav class="list-pager" aria-label={label}>
      {newer && (
        <a rel="prev" href={newer}>
          ← {newerText}
        </a>
      )}
      {older && (
        <a class="list-pager-older" rel="next" href={older}>
          {olderText} →
        </a>
      )}
    </nav>
  );
}
