/** Reads the words after a subcommand, with errors of two parts. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { LabwrightError } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type ValueOf<Option> = Option extends { type: 'boolean' }
  ? boolean | undefined
  : Option extends { multiple: true }
    ? string[]
    : string | undefined;

export interface Arguments<O extends Options> {
  readonly values: { readonly [Name in keyof O]: ValueOf<O[Name]> };
  readonly positionals: readonly string[];
}

/**
 * Options and positional words of a command line.
 * @throws LabwrightError `cli/option` for an option that there is not, `cli/value` for one without its value,
 *   `cli/argument` for more words than the command takes.
 */
export function readArguments<const O extends Options>(
  words: readonly string[],
  options: O,
  mostPositionals = 0,
): Arguments<O> {
  const { values, positionals, tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (!option) {
      throw new LabwrightError({
        rule: 'cli/option',
        wrong: `There is no option "${token.rawName}".`,
        instead: suggest(
          token.rawName,
          Object.keys(options).map((name) => `--${name}`),
        ),
      });
    }
    if (option.type === 'string' && token.value === undefined) {
      throw new LabwrightError({
        rule: 'cli/value',
        wrong: `The option "${token.rawName}" has no value.`,
        instead: `Write it after the option: ${token.rawName} <value>.`,
      });
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      throw new LabwrightError({
        rule: 'cli/value',
        wrong: `The option "${token.rawName}" has the value "${token.value}".`,
        instead: `Write ${token.rawName} alone.`,
      });
    }
  }
  if (positionals.length > mostPositionals) {
    throw new LabwrightError({
      rule: 'cli/argument',
      wrong: `There is nothing for "${positionals[mostPositionals]}" to be.`,
      instead: mostPositionals === 0 ? 'Write options only.' : `Write at most ${mostPositionals} before the options.`,
    });
  }
  const multiple = Object.entries(options).filter(([, option]) => option.multiple);
  const lists = Object.fromEntries(multiple.map(([name]) => [name, values[name] ?? []]));
  return { values: { ...values, ...lists } as unknown as Arguments<O>['values'], positionals };
}
