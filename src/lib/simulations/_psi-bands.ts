/** The bands that a PSI falls into, by the warning level and the reader's alarm threshold. */
import { atLeast, formatNumber } from 'labwright/simulation';

export type InputStatus = 'stable' | 'watch' | 'alarm';

/** Band of a PSI; where the threshold lies at or below the warning level there is no band to watch. */
export function inputStatus(psi: number, warning: number, threshold: number): InputStatus {
  if (atLeast(psi, threshold)) return 'alarm';
  return atLeast(psi, warning) ? 'watch' : 'stable';
}

interface PsiBand {
  readonly band: string;
  readonly from: number;
  readonly status: InputStatus;
  readonly action: string;
}

/** The bands as a table: in words, where each starts, and what to do. */
export function psiBands(warning: number, threshold: number): PsiBand[] {
  const print = (level: number): string => formatNumber(level, 2);
  const stable: PsiBand = {
    band: `below ${print(Math.min(warning, threshold))}`,
    from: 0,
    status: 'stable',
    action: 'Leave the model alone and keep looking.',
  };
  const watch: PsiBand = {
    band: `${print(warning)} to below ${print(threshold)}`,
    from: warning,
    status: 'watch',
    action: 'Ask what has changed upstream, and look more often.',
  };
  const alarm: PsiBand = {
    band: `${print(threshold)} and above`,
    from: threshold,
    status: 'alarm',
    action: 'Label a fresh sample, then retrain on recent data.',
  };
  return atLeast(warning, threshold) ? [stable, alarm] : [stable, watch, alarm];
}
