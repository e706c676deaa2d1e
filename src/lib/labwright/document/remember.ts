/** Remembers what was made of the last texts: the same symbols and formulas come again, on a page and after a save. */
export function remember<T>(most: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    // All at once: what is asked for often is soon back.
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
