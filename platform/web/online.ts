import { useSyncExternalStore } from 'react';

const listen = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => { window.removeEventListener('online', tell); window.removeEventListener('offline', tell); };
};

/** Whether this device has a connection now, as far as it knows. */
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine);
