import { lazy, Suspense, useState, type ComponentType, type JSX, type ReactNode } from 'react';

type Shown<C> = (C extends (props: infer P) => unknown ? (props: P) => JSX.Element : never) & { preload: () => void };

/**
 * A part fetched when it is first shown: a form that most visits never open keeps its fields and menus out of the screen's first
 * load. `const PlanForm = lazyPart(() => import('./PlanForm.tsx'), 'PlanForm')`. What was fetched before (`preload`) is shown at
 * once; `coming` stands where it will be while it is not.
 */
export function lazyPart<M, K extends keyof M & string>(load: () => Promise<M>, name: K, coming: ReactNode = null): Shown<M[K]> {
  let ready: ComponentType<object> | undefined;
  const fetched = async () => { ready = (await load())[name] as ComponentType<object>; return { default: ready }; };
  const Part = lazy(fetched);
  const Shown = (props: object) => {
    const [Now] = useState(() => ready ?? Part);
    return <Suspense fallback={coming}><Now {...props} /></Suspense>;
  };
  return Object.assign(Shown, { preload: () => void fetched().catch(() => undefined) }) as never;
}
