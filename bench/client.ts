import { connect, type Socket } from 'node:net';

/*
  A load generator that costs little: raw requests over kept-alive connections, one after another on each, answers
  counted by their length. It stops by itself and speaks to loopback only.
*/

export interface Measured { requests: number; seconds: number; latencies: number[]; failures: number }

export async function load(port: number, request: Buffer, connections: number, seconds: number): Promise<Measured> {
  const until = performance.now() + seconds * 1000, started = performance.now();
  const latencies: number[] = [];
  let failures = 0;
  await Promise.all(Array.from({ length: connections }, () => worker(port, request, until, latencies, () => { failures++; })));
  return { requests: latencies.length, seconds: (performance.now() - started) / 1000, latencies, failures };
}

async function worker(port: number, request: Buffer, until: number, latencies: number[], failed: () => void): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const next = answers(socket);
  while (performance.now() < until) {
    const sent = performance.now();
    socket.write(request);
    const { value: ok, done } = await next.next();
    if (done) break;
    latencies.push(performance.now() - sent);
    if (!ok) failed();
  }
  socket.destroy();
}

/** Whether each answer was a success, as it is complete: header, then as many bytes as it announces. */
async function* answers(socket: Socket): AsyncGenerator<boolean> {
  let held: Buffer = Buffer.alloc(0);
  for await (const part of socket) {
    held = held.length === 0 ? (part as Buffer) : Buffer.concat([held, part as Buffer]);
    for (let end = held.indexOf('\r\n\r\n'); end >= 0; end = held.indexOf('\r\n\r\n')) {
      const head = held.subarray(0, end).toString('latin1');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (held.length < end + 4 + length) break;
      held = held.subarray(end + 4 + length);
      yield /^HTTP\/1\.1 2/.test(head);
    }
  }
}

export function rawRequest(method: string, path: string, token: string, body?: object): Buffer {
  const text = body ? JSON.stringify(body) : '';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\naccept: application/json\r\n`
    + (body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n` : '') + `\r\n${text}`);
}
