/** The page of reading as Observable Framework has it: the same text, its sliders, and the same three charts by Plot. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/install.mjs';
import { pageProse } from '../handbook/page-lab.ts';
import { benchFolder } from '../speed/handbooks.ts';
import { runNode } from '../speed/run-node.ts';

const framework = join(root, 'bench/node_modules/@observablehq/framework/dist/bin/observable.js');

const config = `export default {
  title: 'Things that cool',
  root: 'src',
  pages: [],
  search: false,
  toc: false,
  pager: false,
  globalStylesheets: [],
};
`;

/** Sliders are plain HTML and Plot comes from npm's packages: both spare Framework what it would fetch from a CDN. */
function source(): string {
  const { before, after } = pageProse();
  return `# The kettle in the waiting room

## The kettle on the table

${before}

<label>Wait <input id="kettle-wait" type="range" min="0" max="60" step="1" value="10"></label>
<label>Cover <select id="kettle-cover"><option value="66">none</option><option value="44">a lid</option><option value="27">a lid and a cloth</option></select></label>
<label>Filling <input id="kettle-filling" type="range" min="100" max="600" step="1" value="300"></label>

\`\`\`js
import * as Plot from '@observablehq/plot';
\`\`\`

\`\`\`js
const wait = Generators.input(document.querySelector('#kettle-wait'));
const cover = Generators.input(document.querySelector('#kettle-cover'));
const filling = Generators.input(document.querySelector('#kettle-filling'));
\`\`\`

\`\`\`js
const loss = Number(cover);
const excess = (each, time) => 70 * Math.exp((-each * time) / (filling * 4.18));
const halfTime = (mass) => (mass * 4.18 * Math.LN2) / loss;
const times = (count) => Array.from({ length: count + 1 }, (_, step) => (60 * step) / count);
const course = [loss, 66].flatMap((each, index) =>
  times(60).map((minute) => ({ series: ['as it stands', 'without a cover'][index], minute, temperature: 20 + excess(each, minute) })));
const flow = times(150).map((minute) => ({ minute, flow: loss * excess(loss, minute) }));
const halving = times(199).map((minute) => ({ filling: 100 + (500 * minute) / 60, halfTime: halfTime(100 + (500 * minute) / 60) }));
\`\`\`

\`\`\`js
display(Plot.plot({ height: 220, x: { domain: [0, 60], label: 'minutes' }, y: { domain: [20, 100], label: 'temperature, °C' }, color: { legend: true },
  marks: [Plot.lineY(course, { x: 'minute', y: 'temperature', stroke: 'series' }), Plot.ruleX([wait])] }));
\`\`\`

How it cools.

\`\`\`js
display(Plot.plot({ height: 180, x: { domain: [0, 60], label: 'minutes' }, y: { domain: [0, 5000], label: 'heat, J a minute' },
  marks: [Plot.areaY(flow, { x: 'minute', y: 'flow' }), Plot.ruleX([wait])] }));
\`\`\`

What leaves it.

\`\`\`js
display(Plot.plot({ height: 180, x: { domain: [100, 600], label: 'filling, g' }, y: { domain: [0, 70], label: 'halves in, minutes' },
  marks: [Plot.lineY(halving, { x: 'filling', y: 'halfTime' }), Plot.ruleX([filling])] }));
\`\`\`

How filling keeps it warm.

Temperature \${(20 + excess(loss, wait)).toFixed(1)} °C, the excess halves in \${halfTime(filling).toFixed(1)} minutes, heat that leaves it \${(loss * excess(loss, wait)).toFixed(0)} J/minute.

## What was said of it

${after}
`;
}

/** Builds it; the folder of the built site. */
export async function buildFramework(): Promise<string> {
  const folder = join(benchFolder, 'framework');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(folder, 'observablehq.config.js'), config);
  writeFileSync(join(folder, 'src/index.md'), source());
  symlinkSync(join(root, 'bench/node_modules'), join(folder, 'node_modules'), 'junction');
  await runNode([framework, 'build'], folder);
  return join(folder, 'dist');
}
