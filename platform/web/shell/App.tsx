import { MantineProvider } from '@mantine/core';
import { MutationCache, onlineManager, QueryCache, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useEffect, useMemo } from 'react';
import { me as meEndpoint, type Me } from '../../../contract/me.ts';
import type { Language } from '../../../contract/shapes.ts';
import type { Words } from '../../../words/es.ts';
import { dayIn } from '../../../words/days.ts';
import { asCarried } from '../ask.ts';
import { isOfBefore, standIn, watchCarried } from '../carried.ts';
import { isOffline, isSignedOut, reach } from '../reach.ts';
import { sayProblem } from '../problems.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { LoadingBars } from '../parts/Waiting.tsx';
import { cssVariables, theme } from '../theme.ts';
import { MeProvider } from '../who.tsx';
import { PersonalFormats, SpeechProvider, useSpeech } from '../words.tsx';
import { DoorsProvider, type Doors } from './doors.tsx';
import { rememberShut } from './ahead.ts';
import { ownDrafts } from './leaving.ts';
import { routerOf } from './router.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';

const Entry = lazyPart(() => import('../entry/Entry.tsx'), 'default', <LoadingBars />);

/** A session that has ended shows the sign-in page at the same address: after it, one goes on where one was. */
function answersOf(): QueryClient {
  const onError = (error: unknown) => { if (isSignedOut(error)) client.setQueryData([meEndpoint.path, {}], null); };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => { onError(error); if (isOffline(error)) standIn(client, query); } }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { retry: (times, error) => times < 2 && isOffline(error) && navigator.onLine, refetchOnWindowFocus: true } },
  });
  // A page may begin without a connection: it is not told of it, as it is when one goes.
  onlineManager.setOnline(navigator.onLine);
  watchCarried(client.getQueryCache());
  return client;
}

/** null: nobody is signed in. */
export const askMe = (signal?: AbortSignal): Promise<Me | null> => reach(meEndpoint, {}, signal ? { signal } : {}).catch((error: unknown) => {
  if (isSignedOut(error)) return null;
  throw error;
});

/** The links in mail lead here, whoever is signed in. */
const isEntryPath = (path: string) => path === '/new-password' || path === '/welcome';

const schemeKeeper = 'unisono.scheme';

export function App({ doors, first }: { doors: Doors; first: { language: Language; words: Words } }) {
  const answers = useMemo(answersOf, []);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" colorSchemeManager={schemeManager}>
      <SpeechProvider first={first}>
        <QueryClientProvider client={answers}><ScreenBoundary><Suspense fallback={<LoadingBars rows={12} />}><Who doors={doors} /></Suspense></ScreenBoundary></QueryClientProvider>
      </SpeechProvider>
    </MantineProvider>
  );
}

/** The look is kept in this browser, where `scheme.js` finds it before the first paint. */
const schemeManager: NonNullable<Parameters<typeof MantineProvider>[0]['colorSchemeManager']> = {
  get: (usual) => { const is = localStorage.getItem(schemeKeeper); return is === 'light' || is === 'dark' || is === 'auto' ? is : usual; },
  set: (scheme) => localStorage.setItem(schemeKeeper, scheme),
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => localStorage.removeItem(schemeKeeper),
};

/** Knows its screen before it is drawn. */
function begun(router: ReturnType<typeof routerOf>) {
  void router.load();
  return router;
}

function Who({ doors }: { doors: Doors }) {
  const { words, speak } = useSpeech();
  const asked = useQuery({ queryKey: [meEndpoint.path, {}], queryFn: ({ signal }) => askMe(signal), staleTime: 60_000, ...asCarried });
  const router = useMemo(() => begun(routerOf(doors.screens)), [doors]);
  const me = asked.data;
  const language = me?.language;
  useMemo(() => { if (me && !me.seenBy) ownDrafts(me.id); if (me) rememberShut(doors, me); }, [me, doors]);
  useEffect(() => { if (language) void speak(language); /* once known, the person's own language */ }, [language]);
  if (asked.isPending) return <LoadingBars rows={12} />;
  if (asked.error && !me) {
    const said = sayProblem(asked.error, words);
    return <div className="pad"><ProblemNote said={isOffline(asked.error) ? { ...said, text: words.platform.cannotEnter } : said} retry={() => void asked.refetch()} /></div>;
  }
  if (!me || isEntryPath(window.location.pathname)) return <Entry />;
  /* Who one was yesterday does not say which day it is; only the demo company has a date of its own. */
  const today = me.company.kind === 'real' && isOfBefore(asked.dataUpdatedAt) ? dayIn(me.company.timeZone, new Date()) : me.company.today;
  return (
    <MeProvider me={me}>
      <PersonalFormats locale={me.locale} timeZone={me.timeZone} today={today}>
        <DoorsProvider doors={doors}><RouterProvider router={router} /></DoorsProvider>
      </PersonalFormats>
    </MeProvider>
  );
}
