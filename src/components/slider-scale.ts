/** Logarithmic sliders: positions on a fine grid, values on the parameter's own step. Shared by build and browser. */

/** Positions of a logarithmic slider. */
export const sliderSteps = 400;

interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** The position of a value, 0 to `sliderSteps`. */
export function sliderPosition({ min, max }: Scale, value: number): number {
  return Math.round((sliderSteps * Math.log(value / min)) / Math.log(max / min));
}

/** The value at a position, on the parameter's step and within its range. */
export function sliderValue({ min, max, step }: Scale, position: number): number {
  const exact = min * (max / min) ** (position / sliderSteps);
  const stepped = Math.round(exact / step) * step;
  return Math.min(max, Math.max(min, Number(stepped.toPrecision(12))));
}
