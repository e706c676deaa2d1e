/**
 * `npm run bench -- print`: prints one synthetic handbook with Labwright and with Paged.js, and compares time and memory.
 *
 * The handbook is built before, untimed. Each printing runs in a process of its own with a browser of its own; tools take
 * turns at being first. Starting Chromium and writing the file are not counted, for either.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installIfNeeded, root } from '../../scripts/install.mjs';
import { chartsPerLab, writeHandbook } from '../handbook/index.ts';
import { type Measurement, type Printing, type Tool, tools } from './measurement.ts';
import { watchMemory } from './memory.ts';
import { rowsOf, stageLines, tableLines } from './report.ts';

const commandLine = join(root, 'src/lib/labwright/cli/main.ts');
const worker = join(import.meta.dirname, 'worker.ts');
const resultsFile = join(import.meta.dirname, '../results/print.json');
/** About 110 and 330 pages. */
const usualLabs = [11, 40] as const;

/** Runs a file with Node until it ends; the most memory that it and what it started held together, MB. */
async function runNode(words: readonly string[], cwd: string): Promise<number | undefined> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, words, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const watch = watchMemory(child.pid!);
  const code = await new Promise<number | null>((settle, fail) => child.on('error', fail).on('exit', settle));
  const peak = watch.stop();
  if (code !== 0) throw new Error(`node ${words.join(' ')} ended with ${code}.`);
  return peak;
}

async function build(labs: number): Promise<string> {
  const folder = join(root, `.cache/bench/labs-${labs}`);
  mkdirSync(folder, { recursive: true });
  writeHandbook(folder, labs);
  console.log(`Building a handbook of ${labs} labs and ${labs * chartsPerLab} charts.`);
  await runNode([commandLine, 'build'], folder);
  return folder;
}

async function measure(tool: Tool, labs: number, folder: string): Promise<Measurement> {
  const file = join(folder, `${tool}.json`);
  rmSync(file, { force: true });
  const peak = await runNode([worker, tool, folder], root);
  const printing = JSON.parse(readFileSync(file, 'utf8')) as Printing;
  const rate = (printing.pages / printing.seconds).toFixed(1);
  console.log(`${tool}, ${labs} labs: ${printing.pages} pages in ${printing.seconds.toFixed(1)} s, ${rate} a second.`);
  return { tool, labs, peak, ...printing };
}

/** Three digits behind the point are more than a shared machine can repeat. */
const rounded = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;

/** @throws RangeError for labs or runs that cannot be; Error when a build or a printing fails. */
export async function benchPrint(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: { runs: { type: 'string', default: '1' }, labs: { type: 'string' } },
  });
  const runs = Number(values.runs);
  const [small = 0, large = 0] = values.labs?.split(',').map(Number) ?? usualLabs;
  if (!Number.isInteger(runs) || runs < 1)
    throw new RangeError(`--runs ${values.runs} is no number of runs. Write 1 or more.`);
  if (!(small < large))
    throw new RangeError(`--labs ${values.labs} is no pair. Write two numbers, the smaller first: 11,40.`);

  installIfNeeded(join(root, 'bench'));
  const measurements: Measurement[] = [];
  for (const labs of [small, large]) {
    const folder = await build(labs);
    for (let run = 0; run < runs; run++) {
      const order = run % 2 === 0 ? tools : tools.toReversed();
      for (const tool of order) measurements.push(await measure(tool, labs, folder));
    }
  }

  const rows = rowsOf(measurements, [small, large]);
  console.log(['', ...tableLines(rows), '', ...stageLines(measurements, large)].join('\n'));
  if (values.labs !== undefined) return;
  const setting = {
    runs,
    charts: large * chartsPerLab,
    node: process.version,
    cores: availableParallelism(),
    'Paged.js': '0.4.3',
  };
  writeFileSync(resultsFile, `${JSON.stringify({ setting, rows, measurements }, rounded, 2)}\n`);
  console.log('\nWritten to bench/results/print.json.');
}
