export { attributeWaiting } from './attributing.ts';
export { attributionTask } from './attributionTask.ts';
export { reportingRoutes } from './routes.ts';
export { figuresOfSeats } from './structure/seatFigures.ts';
export { paperOf } from './print/paper.ts';
export { typesetPages } from './print/compiler.ts';
