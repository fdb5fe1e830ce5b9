export * from './contract/accounts.ts';
export * from './contract/account.ts';
export * from './contract/contacts.ts';
export * from './contract/interactions.ts';
export * from './contract/activities.ts';
export * from './contract/promises.ts';
export * from './contract/myDay.ts';
export * from './contract/merging.ts';
