import type { Column } from './column';

/** Rows as RFC 4180 says; a value that a spreadsheet would take for a formula is led by an apostrophe. */
export function csv<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const lines = rows.map(row => columns.map(column => field(column.value(row))).join(','));
  return `${[columns.map(column => field(column.title)).join(','), ...lines].join('\r\n')}\r\n`;
}

function field(value: string | number | undefined): string {
  if (value === undefined) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lets the browser keep something as a file. */
export function save(name: string, type: string, content: BlobPart): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
