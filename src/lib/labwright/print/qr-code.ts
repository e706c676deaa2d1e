/** A QR code as SVG: one path, so that it stays a vector in the PDF. Pure. */
import { correction, generate } from 'lean-qr';

/** Modules of white that the standard asks for round a code (ISO/IEC 18004, 9.1). */
const quiet = 4;

/** Runs of dark modules in a row, as squares of one unit, in path syntax. */
function darkPath(size: number, isDark: (x: number, y: number) => boolean): string {
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y) || (x > 0 && isDark(x - 1, y))) continue;
      let end = x;
      while (end < size && isDark(end, y)) end += 1;
      path += `M${x + quiet} ${y + quiet}h${end - x}v1h${x - end}z`;
    }
  }
  return path;
}

/** The code of a text, correcting errors of about 15 %, with the margin that readers need. */
export function qrSvg(text: string, label: string): string {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * quiet;
  const path = darkPath(code.size, (x, y) => x >= 0 && y >= 0 && x < code.size && code.get(x, y));
  const name = label.replace(/[&<"]/g, (found) => `&#${found.charCodeAt(0)};`);
  return `<svg role="img" aria-label="${name}" viewBox="0 0 ${side} ${side}"><path d="${path}" fill="#000"/></svg>`;
}
