/** Lets the browser keep the app itself, to open it without a connection (`worker.js`). While developing it would serve what has just been changed: there it is taken out. */
export function keepShell(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (import.meta.env.PROD) workers?.register('/worker.js').catch(() => undefined);
  else void workers?.getRegistrations().then((all) => all.forEach((one) => void one.unregister()));
}
