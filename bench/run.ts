/** `npm run bench [-- <name>]`: measures what Labwright promises of its speed; without a name all but printing. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { benchMoves, benchPage } from './page/reading.ts';
import { benchPrint } from './print/print.ts';
import { benchClass } from './site/class.ts';
import { benchPreview } from './site/preview.ts';
import { benchRebuild } from './site/rebuild.ts';
import { benchBuild } from './speed/build.ts';
import { benchProof } from './speed/proof.ts';
import { type Report, tableOf } from './speed/rows.ts';

const benchmarks: Readonly<Record<string, (words: readonly string[]) => Promise<Report>>> = {
  proof: benchProof,
  build: benchBuild,
  moves: benchMoves,
  page: benchPage,
  class: benchClass,
  preview: benchPreview,
  rebuild: benchRebuild,
};

/** Three digits behind the point are more than a shared machine can repeat. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;

/** Runs a benchmark, prints its table and, where all of it was measured, writes its results. */
async function measure(name: string, words: readonly string[]): Promise<void> {
  const before = loadavg()[0];
  const report = await benchmarks[name]!(words);
  console.log(['', ...tableOf(report.rows)].join('\n'));
  if (words.some((word) => word.startsWith('--labs'))) return;
  // More than there are processors: others worked beside it, and only what was measured side by side says anything.
  const load = { before, after: loadavg()[0] };
  const setting = { ...report.setting, node: process.version, cores: availableParallelism(), load };
  const file = `bench/results/${name}.json`;
  writeFileSync(
    join(import.meta.dirname, `results/${name}.json`),
    `${JSON.stringify({ setting, rows: report.rows }, rounded, 2)}\n`,
  );
  console.log(`\nWritten to ${file}.`);
}

const [name, ...words] = process.argv.slice(2);
try {
  if (name === 'print') await benchPrint(words);
  else if (name === undefined) for (const each of Object.keys(benchmarks)) await measure(each, []);
  else if (Object.hasOwn(benchmarks, name)) await measure(name, words);
  else
    throw new Error(
      `There is no benchmark "${name}". Write npm run bench -- ${['print', ...Object.keys(benchmarks)].join(' or ')}.`,
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
