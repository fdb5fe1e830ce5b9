import { availableParallelism, totalmem } from 'node:os';

/**
 * PostgreSQL's settings, as command-line options. Sized for a small machine that also runs Node, the web and the jobs:
 * an eighth of the memory, at most 512 MB, as shared buffers; parallel workers for at most half of the cores.
 */
export function configuration(place: { host: string; port: number }, durable: boolean): string[] {
  const megabytes = Math.floor(totalmem() / 1024 / 1024);
  const workers = Math.min(4, Math.floor(availableParallelism() / 2));
  const socket: Record<string, string> = process.platform === 'win32'
    ? { listen_addresses: '127.0.0.1' }
    : { listen_addresses: '', unix_socket_directories: quoteList(place.host), unix_socket_permissions: '0700' };
  const settings: Record<string, string | number> = {
    ...socket,
    port: place.port,
    max_connections: 100,
    shared_buffers: `${clamp(64, megabytes / 8, 512)}MB`,
    effective_cache_size: `${clamp(256, megabytes / 2, 8192)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    max_parallel_workers: workers,
    max_parallel_workers_per_gather: Math.min(2, workers),
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    // Statements and the details of errors carry personal data: they stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_min_messages: 'warning',
    ...(durable ? {} : forgetful),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Tests: a power cut may lose everything, and copying a database is what happens most. */
const forgetful = {
  fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', wal_level: 'minimal', max_wal_senders: 0, autovacuum: 'off', shared_buffers: '128MB',
};

const clamp = (low: number, value: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));

/** The option is a list: a comma or quote in a folder's name must not split it. */
const quoteList = (folder: string) => `"${folder.replaceAll('"', '""')}"`;
