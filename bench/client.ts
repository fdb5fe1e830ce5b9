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

/** Whether each answer was a success, as it is complete: header, then as many bytes as it announces, which are only counted. */
async function* answers(socket: Socket): AsyncGenerator<boolean> {
  let head: Buffer = Buffer.alloc(0), left = 0, ok = false;
  for await (const part of socket) {
    let rest = part as Buffer;
    while (rest.length > 0) {
      if (left === 0) {
        head = head.length === 0 ? rest : Buffer.concat([head, rest]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) break;
        const said = head.subarray(0, end).toString('latin1');
        left = Number(/content-length: (\d+)/i.exec(said)?.[1] ?? 0);
        ok = /^HTTP\/1\.1 2/.test(said);
        rest = head.subarray(end + 4);
        head = Buffer.alloc(0);
      }
      const taken = Math.min(left, rest.length);
      left -= taken;
      rest = rest.subarray(taken);
      if (left === 0) yield ok;
    }
  }
}

export function rawRequest(method: string, path: string, token: string, body?: object): Buffer {
  const text = body ? JSON.stringify(body) : '';
  return Buffer.from(`${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\naccept: application/json\r\n`
    + (body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n` : '') + `\r\n${text}`);
}
