/** Turns a file into text: UTF-8, UTF-16 with its mark, or else what Western European spreadsheets write. */

/** Bytes up to which a file is read: some ten million rows of two columns. */
export const mostBytes = 250_000_000;

export interface Decoded {
  readonly text: string;
  /** Named where it is not UTF-8. */
  readonly encoding: string | null;
}

export function decode(bytes: Uint8Array): Decoded {
  const mark = (bytes[0]! << 8) | bytes[1]!;
  if (mark === 0xfffe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (mark === 0xfeff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: null };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}
