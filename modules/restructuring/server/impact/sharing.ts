/**
 * One answer for all who ask the same while it is worked out and a little longer. Who waits for another's answer that never comes
 * works it out themselves: nobody fails because somebody else did.
 */
export function sharing<T>({ keptFor, most }: { /** Milliseconds after it is there. */ keptFor: number; most: number }): (key: string, work: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return async (key, work) => {
    const theirs = known.get(key);
    if (theirs) {
      const answer = await theirs.then((there) => ({ there }), () => null);
      if (answer) return answer.there;
    }
    const own = work(), forget = () => { if (known.get(key) === own) known.delete(key); };
    known.delete(key);
    known.set(key, own);
    for (const oldest of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(oldest);
    own.then(() => setTimeout(forget, keptFor).unref(), forget);
    return own;
  };
}
