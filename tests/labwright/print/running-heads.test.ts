import { expect, test } from 'vitest';
import type { BookLab } from '../../../src/lib/labwright/document/book.ts';
import { runningHeads } from '../../../src/lib/labwright/print/running-heads.ts';

test('part on the left, lab on the right, and no title can end the style element or its string', () => {
  const lab = { number: 3, title: 'A "quoted" </style> lab' } as BookLab;
  const rules = runningHeads('The book', { parts: [{ number: 'I', title: 'First', labs: [lab] }] }, [
    { section: 'index', title: 'Index' },
  ]);
  expect(rules).toMatchInlineSnapshot(`
    "@page lab-3:left { @top-center { content: "Part I First" } }
    @page lab-3:right { @top-center { content: "Lab 3 A \\22 quoted\\22  \\3c /style> lab" } }
    @page opening-3:left { @top-center { content: "Part I First" } }
    @page opening-3:right { @top-right { content: none !important } @bottom-right { content: counter(page) } }
    @page back-index:left { @top-center { content: "The book" } }
    @page back-index:right { @top-center { content: "Index" } }"
  `);
});
