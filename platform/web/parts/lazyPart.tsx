import { type ComponentType, type JSX, type ReactNode, Suspense, useEffect, useState } from 'react';

type Shown<C> = (C extends (props: infer P) => unknown ? (props: P) => JSX.Element : never) & { preload: () => void };

/**
 * A part fetched when it is first shown: a form that most visits never open keeps its fields and menus out of the screen's first
 * load. `const PlanForm = lazyPart(() => import('./PlanForm.tsx'), 'PlanForm')`. What was fetched before (`preload`) is shown at
 * once; `coming` stands where it will be while it is not. Not `lazy`: what React has shown as missing it shows 300 ms later and no
 * sooner, and so on for each such part inside another.
 */
export function lazyPart<M, K extends keyof M & string>(load: () => Promise<M>, name: K, coming: ReactNode = null): Shown<M[K]> {
  let ready: ComponentType<object> | undefined, underway: Promise<void> | undefined;
  const fetched = () => underway ??= load().then((module) => { ready = module[name] as ComponentType<object>; }).catch((error: unknown) => { underway = undefined; throw error; });
  const Shown = (props: object) => {
    const [Part, setPart] = useState(() => ready), [failed, setFailed] = useState<{ error: unknown }>();
    useEffect(() => { if (!Part) fetched().then(() => setPart(() => ready), (error: unknown) => setFailed({ error })); }, [Part]);
    if (failed) throw failed.error;
    // What it says may be on its way still.
    return Part ? <Suspense fallback={coming}><Part {...props} /></Suspense> : coming;
  };
  return Object.assign(Shown, { preload: () => void fetched().catch(() => undefined) }) as never;
}
