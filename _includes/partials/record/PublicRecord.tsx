import type { RecordEntry } from "../../../src/publication/public-record.ts";
import { DateLine } from "../date-line/DateLine.tsx";

interface PublicRecordProps {
  /** Newest first. */
  readonly entries: readonly RecordEntry[];
}

/** What was changed or taken down, by date. */
export function PublicRecord({ entries }: PublicRecordProps) {
  return (
    <ol class="record">
      {entries.map(({ id, date, label, text, name, path }) => (
        <li key={id}>
          <p class="record-about">
            <b>{label}</b> <DateLine date={date} />
          </p>
          <p>
            <a href={path}>{name}</a>
          </p>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
