export { demoPassword } from './state.ts';
export { hashPassword } from './hashing.ts';
export { identityRoutes } from './routes.ts';
export { imposePassword } from './passwords.ts';
export { setUpCompany } from './setUp.ts';
export { keepToken } from './tokens.ts';
