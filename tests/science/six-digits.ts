/** The audit's golden tables print six significant digits; so do the tests that compare with them. */

/** A number as such a table would print it. */
export const six = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)));

/** Every number of a list, as a table would print it. */
export const allSix = (values: readonly number[]): (number | null)[] => values.map(six);
