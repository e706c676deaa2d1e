/** Sets the TeX of a simulation; a mistake in it is told in two parts, as the proof tells it. */
import katex, { type KatexOptions } from 'katex';
import { remember } from '../document/remember.ts';
import { simulationMathsProblems } from '../proof/maths-rules.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError } from '../simulation/errors.ts';

const fresh = (tex: string, options: KatexOptions): string =>
  katex.renderToString(tex, { throwOnError: true, strict: 'error', ...options });

/** By the options and the TeX, as JSON: panels of one page repeat their symbols. */
const set = remember(500, (text) => fresh(...(JSON.parse(text) as [string, KatexOptions])));

/** A function among the options, such as one that trusts a command, is lost in JSON. */
const isPlain = (options: KatexOptions): boolean =>
  Object.values(options).every((value) => typeof value !== 'function');

/** @throws LabwrightError `simulation/maths`, which the proof finds before a build; the live preview finds it here. */
export function setTex(tex: string, options: KatexOptions, simulation: AnySimulation | undefined): string {
  try {
    return isPlain(options) ? set(JSON.stringify([tex, options])) : fresh(tex, options);
  } catch (error) {
    const problems = simulation ? simulationMathsProblems(simulation, () => undefined) : [];
    throw problems.length > 0 ? new LabwrightError(problems) : error;
  }
}
