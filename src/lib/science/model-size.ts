/** How much memory the parameters of a model take. */

/**
 * Bytes of a model's parameters: parameters · bits / 8. Activations and code come on top.
 * @param parameters number of them
 * @param bits bits per parameter
 * @param bitsPerByte 8
 * @returns bytes
 * @throws RangeError when an argument is not positive
 */
export function modelBytes(parameters: number, bits: number, bitsPerByte: number): number {
  for (const [name, value] of Object.entries({ parameters, bits, bitsPerByte }))
    if (!(value > 0)) throw new RangeError(`${name} ${value} must be > 0`);
  return (parameters * bits) / bitsPerByte;
}
