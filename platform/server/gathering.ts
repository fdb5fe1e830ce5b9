import { connect, type Socket } from 'node:net';

/** postgres.js waits for the end of the turn before it writes, unless it has so many bytes together. */
const flushedAtOnce = 1024;

/**
 * A socket to PostgreSQL. The lists of whoever leads many make an opening so long that it is flushed before the statement
 * that goes along with it, and PostgreSQL would be woken twice: what is long is held back until something shorter follows
 * in the same turn, or the turn ends.
 */
export function gatheringSocket(path: string): Socket {
  const socket = connect(path), write = socket.write.bind(socket);
  const letGo = () => { if (socket.writableCorked > 0) socket.uncork(); };
  const gather = (piece: Uint8Array, sent?: (error?: Error | null) => void): boolean => {
    const isLong = piece.length >= flushedAtOnce;
    if (isLong && socket.writableCorked === 0) {
      socket.cork();
      // Behind the microtasks of this turn, and so behind the flush of what they say.
      process.nextTick(() => setImmediate(letGo));
    }
    const hasRoom = write(piece, sent);
    if (!isLong) letGo();
    return hasRoom;
  };
  // An own property: `connect` puts the ordinary one back on the instance of a subclass.
  return Object.assign(socket, { write: gather as Socket['write'] });
}
