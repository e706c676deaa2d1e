/** `labwright new`: a handbook, a lab or a simulation to begin with, each with a proof that passes. */
import { relative } from 'node:path';
import { handbookFile } from '../document/handbook.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { readArguments } from './arguments.ts';
import { newHandbook } from './new/handbook.ts';
import { newLab } from './new/lab.ts';
import { newSimulation } from './new/simulation.ts';
import { findRoot } from './root.ts';
import type { Command, Terminal } from './terminal.ts';

interface Options {
  readonly title: string | undefined;
  readonly from: string | undefined;
  readonly of: string | undefined;
}

interface Kind {
  /** What must be named, with an example. */
  readonly names: string;
  readonly example: string;
  readonly options: readonly (keyof Options)[];
  /** Writes it; returns what to say. */
  readonly write: (name: string, options: Options, terminal: Terminal) => Promise<string[]> | string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  handbook: {
    names: 'a folder',
    example: 'kitchen-physics',
    options: ['title', 'from'],
    write(folder, { title, from }, { cwd }) {
      const made = newHandbook({ cwd, folder, title, from });
      const shown = relative(cwd, made.folder) || '.';
      return [`Wrote ${made.files} files into ${shown}.`, `Next: cd ${shown}, npm install, npm run dev.`];
    },
  },
  lab: {
    names: 'a part and a lab',
    example: 'first/doubling-time',
    options: ['title', 'of'],
    async write(name, { of, title }, { cwd }) {
      const file = await newLab(findRoot(cwd), { name, of, title });
      return [`Wrote ${file}, and named it in ${handbookFile}.`, 'Next: tell its story. labwright prove checks it.'];
    },
  },
  simulation: {
    names: 'a simulation',
    example: 'doubling-time',
    options: ['title'],
    write(id, { title }, { cwd }) {
      const [model, test] = newSimulation(findRoot(cwd), id, title);
      return [`Wrote ${model} and ${test}.`, `Next: put your model in. labwright new lab first/${id} --of ${id}.`];
    },
  },
};

/** @throws LabwrightError `cli/argument` or `cli/option`. */
function readRequest(words: readonly string[]): { kind: Kind; name: string; options: Options } {
  const { values, positionals } = readArguments(
    words,
    { title: { type: 'string' }, from: { type: 'string' }, of: { type: 'string' } },
    2,
  );
  const [called, name] = positionals;
  const kind = called !== undefined && Object.hasOwn(kinds, called) ? kinds[called] : undefined;
  if (!kind)
    throw new LabwrightError({
      rule: 'cli/argument',
      wrong: called === undefined ? 'Nothing says what is to be new.' : `There is no new "${called}".`,
      instead: suggest(called ?? '', Object.keys(kinds)),
    });
  if (name === undefined)
    throw new LabwrightError({
      rule: 'cli/argument',
      wrong: `Nothing names ${kind.names}.`,
      instead: `Write one, such as: labwright new ${called} ${kind.example}.`,
    });
  const stray = (Object.keys(values) as (keyof Options)[]).find(
    (option) => values[option] !== undefined && !kind.options.includes(option),
  );
  if (stray)
    throw new LabwrightError({
      rule: 'cli/option',
      wrong: `A new ${called} takes no option "--${stray}".`,
      instead: suggest(
        `--${stray}`,
        kind.options.map((option) => `--${option}`),
      ),
    });
  return { kind, name, options: values as Options };
}

export const create: Command = {
  usage: 'handbook <folder> | lab <part/slug> | simulation <id>',
  summary: 'Begin a handbook, a lab or a simulation, with a proof that passes.',
  options: [
    ['--title "..."', 'its title; made of its name if left out'],
    ['--of simulation', 'lab: the simulation that decides its prediction'],
    ['--from file.tgz', 'handbook: the packed generator, if it does not come from a registry'],
  ],
  async run(words, terminal) {
    const { kind, name, options } = readRequest(words);
    for (const line of await kind.write(name, options, terminal)) terminal.out(line);
    return 0;
  },
};
