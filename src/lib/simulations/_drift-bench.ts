/** Levels of PSI that the demonstrations of the drift bench share. */
import type { Constant } from 'labwright/simulation';

export const psiLevels = {
  warningLevel: {
    label: 'Warning level of PSI',
    digits: 1,
    value: 0.1,
    kind: 'definition',
    source: 'Rule of thumb of credit scoring: [@siddiqi2006]',
  },
  alarmLevel: {
    label: 'Alarm level of PSI',
    digits: 1,
    value: 0.2,
    kind: 'definition',
    source: 'Rule of thumb of monitoring tools; credit scoring draws its last limit higher [@siddiqi2006]',
  },
} as const satisfies Readonly<Record<string, Constant>>;
