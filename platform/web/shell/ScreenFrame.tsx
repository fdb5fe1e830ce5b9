import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMatch, useParams } from '@tanstack/react-router';
import { Suspense, useLayoutEffect, type ReactNode } from 'react';
import { me as meEndpoint } from '../../../contract/me.ts';
import { LoadingBars } from '../parts/Waiting.tsx';
import { mayOpen, type Screen } from '../screens.ts';
import { useMe } from '../who.tsx';
import { useWords } from '../words.tsx';
import { NoRight } from './NoRight.tsx';
import { Nothing } from './NotFound.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { WholePage } from './WholePage.tsx';

/** What a record is called in an address. */
const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What stands round every screen: its right, its title, its own failure, its own wait. */
export function ScreenFrame({ screen, children }: { screen: Screen; children: ReactNode }) {
  const words = useWords();
  const me = useMe();
  // Its own: the address is the next screen's already while that one is on its way.
  const path = useMatch({ strict: false, select: (match) => match.pathname });
  const isRecord = Object.values(useParams({ strict: false }) as Record<string, string>).every((id) => idShape.test(id));
  const title = screen.title(words);
  /* Before the screen's own top bar, which may know a better one: the record's name. */
  useLayoutEffect(() => { document.title = `${title} · Unísono`; }, [title, path]);
  if (me.seats.length === 0 && !screen.withoutPosition) return <NothingYet />;
  if (!mayOpen(screen, me)) return <NoRight screen={screen} />;
  if (!isRecord) return <Nothing path={path} />;
  return <ScreenBoundary key={path}><Suspense fallback={<LoadingBars rows={10} />}>{children}</Suspense></ScreenBoundary>;
}

/** Holds no position: sees nothing, and is told who can change that. */
function NothingYet() {
  const words = useWords().platform.screen;
  const { company } = useMe();
  const answers = useQueryClient();
  const again = () => void answers.invalidateQueries({ queryKey: [meEndpoint.path] });
  return <WholePage title={words.nothingYet} action={<Button onClick={again}>{words.lookAgain}</Button>}>{words.nothingYetNote(company.name)}</WholePage>;
}
