/** Reports what a printed book holds of PDF/UA-1, in plain words and without a date, so that equal books report alike. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { type Check, inspect } from './check.ts';
import { documentChecks } from './document-checks.ts';
import { tagChecks } from './tag-checks.ts';
import { textChecks } from './text-checks.ts';

export type { Check };

/** All checks over a PDF as it lies on disk. */
export async function checkPdfUa(bytes: Uint8Array): Promise<Check[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity });
  const inspected = inspect(document);
  return [...documentChecks(inspected), ...tagChecks(inspected), ...textChecks(inspected)];
}

/** One printed file and what was found in it. */
export interface CheckedBook {
  readonly file: string;
  readonly title: string;
  readonly pages: number;
  readonly checks: readonly Check[];
}

export function broken(checks: readonly Check[]): Check[] {
  return checks.filter(({ wrong }) => wrong.length > 0);
}

/** Of many places the first few are told. */
const told = 5;

function row({ clause, asks, looked, wrong }: Check): string {
  const places = [...wrong.slice(0, told), ...(wrong.length > told ? [`${wrong.length - told} more`] : [])].join('; ');
  const result =
    looked === 0 ? 'nothing to look at' : wrong.length === 0 ? 'holds' : `**${wrong.length} break it**: ${places}`;
  return `| ${clause} | ${asks} | ${looked.toLocaleString('en')} | ${result.replaceAll('|', '\\|')} |`;
}

const introduction = `# How accessible the printed books are

The measure is PDF/UA-1 (ISO 14289-1). Below stands what a program can check of it, clause by clause, over each file that
was printed last. The checks are Labwright's own; veraPDF is an independent program that checks the same standard.

**No file claims to conform.** A claim would also need what only a person can judge: that the words of a picture say what
it shows, that the order of the tags is the order of reading, that nothing is told by colour alone, that a word in another
language is marked as such, that headings and tables are what they look like. The proof of the labs looks at some of it,
such as that every chart says its finding; nobody has judged the rest.
`;

/** The report over some books, as Markdown. */
export function uaReport(books: readonly CheckedBook[]): string {
  const sections = books.map(({ file, title, pages, checks }) => {
    const failing = broken(checks).length;
    const summary =
      failing === 0
        ? `Every one of ${checks.length} checks holds.`
        : `${checks.length - failing} of ${checks.length} checks hold, ${failing} ${failing === 1 ? 'does' : 'do'} not.`;
    return [
      `## ${file}`,
      `${title}, ${pages} pages. ${summary}`,
      ['| Clause | What is asked | Looked at | Result |', '|---|---|--:|---|', ...checks.map(row)].join('\n'),
    ].join('\n\n');
  });
  return `${[introduction.trimEnd(), ...sections].join('\n\n')}\n`;
}
