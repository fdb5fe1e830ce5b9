import { lazy, Suspense, type ComponentType, type JSX } from 'react';

/**
 * A part fetched when it is first shown: a form that most visits never open keeps its fields and menus out of the screen's first
 * load. `const PlanForm = lazyPart(() => import('./PlanForm.tsx'), 'PlanForm')`.
 */
export function lazyPart<M, K extends keyof M & string>(load: () => Promise<M>, name: K): M[K] extends (props: infer P) => unknown ? (props: P) => JSX.Element : never {
  const Part = lazy(async () => ({ default: (await load())[name] as ComponentType<object> }));
  const Shown = (props: object) => <Suspense fallback={null}><Part {...props} /></Suspense>;
  return Shown as never;
}
