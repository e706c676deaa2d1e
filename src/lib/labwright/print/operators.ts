/** Reads the operators of a page's content stream (ISO 32000-1, 7.8.2). Pure. */

/** One operator with the operands before it. */
export interface Operator {
  readonly name: string;
  /** Where its operands begin, or it where there are none. */
  readonly start: number;
  /** One behind its last character. */
  readonly end: number;
}

const isSpace = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) isSpace[code] = 1;
/** Ends a name, a number or an operator. */
const isBreak = new Uint8Array(isSpace);
for (const sign of '()<>[]{}/%') isBreak[sign.charCodeAt(0)] = 1;

const code = (sign: string): number => sign.charCodeAt(0);
const [round, closing, backslash, less, greater, slash, percent] = ['(', ')', '\\', '<', '>', '/', '%'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Behind a literal string whose first bracket stands at `at`; brackets inside it are in pairs. */
function behindString(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let index = at; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === backslash) index += 1;
    else if (byte === round) depth += 1;
    else if (byte === closing && --depth === 0) return index + 1;
  }
  return bytes.length;
}

function behindToken(bytes: Uint8Array, at: number): number {
  let index = at + 1;
  while (index < bytes.length && isBreak[bytes[index]!] === 0) index += 1;
  return index;
}

/** Behind the data of an inline image, whose operator `ID` ends at `at`: at the `EI` that stands by itself. */
function behindImage(bytes: Uint8Array, at: number): number {
  for (let index = at + 1; index < bytes.length; index++) {
    const found =
      bytes[index] === 0x45 &&
      bytes[index + 1] === 0x49 &&
      isSpace[bytes[index - 1]!] === 1 &&
      (index + 2 >= bytes.length || isBreak[bytes[index + 2]!] === 1);
    if (found) return index;
  }
  return bytes.length;
}

/** Calls `visit` with every operator in turn. */
export function readOperators(bytes: Uint8Array, visit: (operator: Operator) => void): void {
  let start = -1;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (isSpace[byte] === 1) {
      at += 1;
      continue;
    }
    if (byte === percent) {
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
      continue;
    }
    if (start < 0) start = at;
    if (byte === round) at = behindString(bytes, at);
    else if (byte === less) {
      const end = bytes[at + 1] === less ? at + 2 : bytes.indexOf(greater, at) + 1;
      at = end > 0 ? end : bytes.length;
    } else if (byte === slash) at = behindToken(bytes, at);
    else if (isBreak[byte] === 1) at += 1;
    else {
      const end = behindToken(bytes, at);
      // Numbers begin with a digit or a sign, and three words are values.
      const isNumber = (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
      const name = isNumber ? '' : latin(bytes, at, end);
      if (name !== '' && name !== 'true' && name !== 'false' && name !== 'null') {
        visit({ name, start, end });
        start = -1;
        if (name === 'ID') {
          at = behindImage(bytes, end);
          continue;
        }
      }
      at = end;
    }
  }
}

/** A stretch of a stream as text, one character to a byte. */
export function latin(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let index = start; index < end; index++) text += String.fromCharCode(bytes[index]!);
  return text;
}
