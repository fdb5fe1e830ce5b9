import type { common as Spanish } from '../es/common.ts';

export const common: typeof Spanish = {
  marketing: 'Marketing',
  sales: 'Sales',
  customer: 'Customer',
  today: 'today',
  loading: 'Loading',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  more: 'More',
  undo: 'Undo',
  saved: 'Saved',
  optional: 'if you like',
  email: 'E-mail',
  password: 'Password',
  name: 'Name',
  language: 'Language',
  timeZone: 'Time zone',
  currency: 'Currency',
  languages: { es: 'Español', en: 'English' },
};
