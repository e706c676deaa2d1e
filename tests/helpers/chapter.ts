/** Reads a chapter from a string, as the pass and the proof do. */
import { type DecisionIndex, decisionsOf, resolveCarried } from '../../src/lib/labwright/document/carried.ts';
import { keyProblems } from '../../src/lib/labwright/document/claims.ts';
import type { Glossary } from '../../src/lib/labwright/document/glossary.ts';
import { readLab, type Lab } from '../../src/lib/labwright/document/lab.ts';
import { type LabIndex, resolveReferences } from '../../src/lib/labwright/document/references.ts';
import { resolveLab } from '../../src/lib/labwright/document/resolve.ts';
import { parseChapter } from '../../src/lib/labwright/document/source.ts';
import { formatProblem, LabwrightError } from '../../src/lib/labwright/simulation/errors.ts';
import type { AnySimulation } from '../../src/lib/labwright/simulation/define.ts';
import { kettle } from './kettle.ts';

export const file = 'docs/kettle.mdx';

/** A glossary in which a definition cites, one has a formula, two are filed together, and one is not used. */
export const glossary: Glossary = {
  psi: {
    term: 'population stability index',
    plural: 'population stability indices',
    definition: 'No more than a sum.',
  },
  drift: {
    term: 'drift',
    definition: 'The world moves [@yu].',
    see: ['psi'],
    index: 'change of heat and of the world',
  },
  heat: { term: 'heat', definition: 'Energy, $Q$, on its *way*.', index: 'change of heat and of the world' },
  unused: { term: 'unused', definition: 'Nobody says it.' },
};

/** A chapter that handbook.yaml lists, unless it is front matter. */
export function labOf(
  source: string,
  name = file,
  simulation: AnySimulation = kettle,
  frontMatter = false,
): { lab: Lab; tree: ReturnType<typeof parseChapter>['tree'] } {
  const { tree } = parseChapter(source, name);
  const lab = readLab(tree, {
    id: 'kitchen/kettle',
    slug: 'kettle',
    number: frontMatter ? undefined : 2,
    file,
    simulations: new Map([['kettle', simulation]]),
    facts: {
      boiling: { label: 'Boiling point', value: 100, source: 'A handbook', verified: '2026-01-01', status: 'measured' },
      melting: {
        label: 'Melting point',
        value: 0,
        source: '[@yu], and a kettle',
        verified: '2026-01-01',
        status: 'measured',
        place: { file: 'src/content/facts.yaml', line: 1, column: 1 },
      },
    },
    glossary,
    givens: { cups: { value: 4, label: 'Cups' } },
  });
  resolveLab(lab);
  return { lab, tree };
}

/** The decisions of some chapters under the slugs given, as another chapter may carry from them. */
export function decisionIndex(sources: Readonly<Record<string, string>>): DecisionIndex {
  return new Map(
    Object.entries(sources).map(([slug, source]) => [
      slug,
      {
        id: `kitchen/${slug}`,
        label: 'Lab 1',
        href: `/kitchen/${slug}/`,
        decisions: decisionsOf(labOf(source).lab),
      },
    ]),
  );
}

/** Every problem of a chapter, one per line. */
export function problemsOf(source: string, labs: LabIndex = new Map(), decisions: DecisionIndex = new Map()): string {
  try {
    const { lab } = labOf(source);
    return [
      ...lab.problems,
      ...keyProblems(lab),
      ...resolveReferences(lab, labs, false),
      ...resolveCarried(lab, decisions),
    ]
      .map(formatProblem)
      .join('\n');
  } catch (error) {
    if (error instanceof LabwrightError) return error.message;
    throw error;
  }
}
