// Imported by a process that must not outlive the one that started it: when that one is gone, even by kill -9, it asks
// itself to stop as anybody would, by SIGTERM. (Windows never tells, and ends the children of a closed console itself.)
import { readFileSync } from 'node:fs';

// npm may put a shell between itself and its script, and that shell outlives npm: then it is the shell's parent that counts.
const shell = process.env.npm_lifecycle_event && /^\((da|ba|)sh\)$/.test(statOf(process.ppid)[1] ?? '') ? process.ppid : undefined;

/** The fields of Linux's /proc/PID/stat: 1 is the program's name in parentheses, 3 its parent. Empty elsewhere. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  } catch {
    return [];
  }
}

const starters = () => `${process.ppid} ${shell === undefined ? '' : statOf(shell)[3]}`;
const first = starters();
setInterval(() => {
  if (starters() !== first) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
