import { createHmac } from 'node:crypto';

/**
 * How to reach one database as one role: postgres.js, pg and graphile-worker all take it as their options.
 * `host` is a host name, or the directory of a Unix socket.
 */
export interface Connection {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  ssl?: { rejectUnauthorized: boolean };
}

/** The same as an address, for programs that take nothing else. */
export function connectionString(c: Connection): string {
  const sslmode = c.ssl ? `?sslmode=${c.ssl.rejectUnauthorized ? 'verify-full' : 'require'}` : '';
  const part = encodeURIComponent;
  return `postgres://${part(c.user)}:${part(c.password)}@${part(c.host)}:${c.port}/${part(c.database)}${sslmode}`;
}

/** Reads a `postgres://` address. Without `sslmode` the connection is plain, as the operator wrote it. */
export function parseConnection(address: string): Connection {
  const url = new URL(address);
  const mode = url.searchParams.get('sslmode');
  const user = decodeURIComponent(url.username) || 'postgres';
  return {
    host: decodeURIComponent(url.searchParams.get('host') ?? url.hostname) || '127.0.0.1',
    port: Number(url.port || url.searchParams.get('port') || 5432),
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    user,
    password: decodeURIComponent(url.password),
    ...(mode && !['disable', 'allow', 'prefer'].includes(mode) ? { ssl: { rejectUnauthorized: mode.startsWith('verify') } } : {}),
  };
}

/** The password of a role below the owner: whoever knows the owner's secret can work it out, nobody else. */
export const passwordOf = (role: string, ownerSecret: string): string => createHmac('sha256', ownerSecret).update(role).digest('hex');
