/** What an instrument's printed settings have to say: in which parameters they differ, and where each is on the site. Pure. */
import type { AnySimulation } from '../simulation/define.ts';
import { formatValue, type Parameter, type ParameterValue, settingParameters, unitLabel } from '../simulation/index.ts';

function labelled(parameter: Parameter): { label: string; bare: boolean } {
  const unit = 'unit' in parameter && parameter.unit ? unitLabel(parameter.unit) : '';
  const { label } = parameter;
  // Inside a sentence a label begins small, unless it opens with an abbreviation.
  const inside = /^\p{Lu}(?!\p{Lu})/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
  return { label: inside, bare: label.toLowerCase().split(' ').includes(unit) };
}

function inWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** One sentence on what changes from one printed setting to the next: `Panel by panel: weeks since launch 3, 8 and 26.` */
export function settingsSentence(simulation: AnySimulation, settings: readonly string[]): string {
  if (settings.length < 2) return '';
  const values = settings.map((setting) => settingParameters(simulation, setting));
  // What the settings name themselves: a preset brings further values along, and is told by its own name.
  const named = new Set(settings.flatMap((setting) => Object.keys(simulation.settings[setting] ?? {})));
  const differing = Object.entries(simulation.params as Record<string, Parameter>).filter(
    ([name]) => named.has(name) && new Set(values.map((each) => each[name])).size > 1,
  );
  const parts = differing.map(([name, parameter]) => {
    const { label, bare } = labelled(parameter);
    return `${label} ${inWords(values.map((each) => formatValue(parameter, each[name]!, { bare })))}`;
  });
  return parts.length > 0 ? `Panel by panel: ${parts.join('; ')}.` : '';
}

/** The parameters, as the page's address writes them, that bring an instrument from its first state to a setting. */
export function settingQuery(
  simulation: AnySimulation,
  instrument: string,
  setting: string,
  initial: Readonly<Record<string, ParameterValue>>,
  controls: readonly string[],
): string {
  const values = settingParameters(simulation, setting);
  const query = new URLSearchParams();
  for (const name of controls)
    if (values[name] !== initial[name]) query.set(`${instrument}.${name}`, String(values[name]));
  return query.size > 0 ? `?${query}` : '';
}
