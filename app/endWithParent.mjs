// Imported by a process that must not outlive the one that started it: when that one is gone, even by kill -9, it asks
// itself to stop as anybody would, by SIGTERM. (Windows never tells, and ends the children of a closed console itself.)
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
