import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { newName } from './names.ts';
import type { Words } from '../../words/es.ts';
import { sayProblem, sayProblemSoon, type Said } from './problems.ts';
import { isOffline, isStale, mayRepeat, reach } from './reach.ts';
import { showToast } from './toasts.ts';
import { useWords } from './words.tsx';

export interface AskOptions {
  /** false: not yet (something to ask about is missing). */
  when?: boolean;
  /** Keep showing the previous answer while another is fetched (paging, filters). */
  keep?: boolean;
  /** Milliseconds during which the answer counts as fresh; 10 s unless told. */
  freshFor?: number;
  /** Ask again every so many milliseconds while the window is in view. */
  every?: number;
  /** Kinds of record that change this answer besides those its path names (`['opportunity']`): a live update of one asks again. */
  live?: readonly string[];
  /** Kept on the device, to be read without a connection (`carried.ts`). */
  carried?: true;
}

/** Reads through an endpoint and keeps the answer fresh: `useAsk(account, { accountId })`. Answers TanStack's query, and `said`: its problem in words. */
export function useAsk<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: z.input<I>, options: AskOptions = {}) {
  const words = useWords();
  const query = useQuery({
    queryKey: [endpoint.path, input],
    queryFn: ({ signal }) => reach(endpoint, input, { signal }),
    enabled: options.when ?? true,
    staleTime: options.freshFor ?? 10_000,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    ...(options.every ? { refetchInterval: options.every } : {}),
    ...(options.carried ? asCarried : {}),
    meta: { live: options.live ?? [], ...(options.carried ? asCarried.meta : {}) },
  });
  return { ...query, said: saidOf(query, words) };
}

/** What is carried is asked for without a connection too: it fails at once, and what was kept stands in. */
export const asCarried = { networkMode: 'always', refetchOnReconnect: true, meta: { carried: true } } as const;

/** What waits for a connection and was never read here says so, instead of seeming to load. */
function saidOf(query: { error: unknown; isPaused: boolean; data: unknown }, words: Words): Said | undefined {
  const isOut = query.data === undefined && (query.isPaused || isOffline(query.error));
  if (isOut) return { text: words.platform.notHere, fields: {}, mayRetry: !query.isPaused };
  return query.error ? sayProblem(query.error, words) : undefined;
}

interface Page<Row> { rows: Row[]; next: string | null }
type RowOf<O> = O extends { rows: (infer Row)[] } ? Row : never;

/** Reads a keyset-paged endpoint; `input` without `after`. `rows` are all fetched so far; `more()` fetches the next page, `hasMore` says whether there is one. */
export function useAskPages<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, input: Omit<z.input<I>, 'after'>, options: AskOptions = {}) {
  const words = useWords();
  const query = useInfiniteQuery({
    queryKey: [endpoint.path, input, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      reach(endpoint, { ...input, ...(pageParam ? { after: pageParam } : {}) } as z.input<I>, { signal }) as Promise<Page<RowOf<z.output<O>>> & z.output<O>>,
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: options.when ?? true,
    staleTime: options.freshFor ?? 10_000,
    placeholderData: keepPreviousData,
    meta: { live: options.live ?? [] },
  });
  return {
    ...query,
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    first: query.data?.pages[0],
    hasMore: query.hasNextPage,
    more: () => void (query.hasNextPage && !query.isFetching && query.fetchNextPage()),
    said: saidOf(query, words),
  };
}

/** What an answer will look like once the server agrees: shown at once, taken back if it refuses. */
export interface Expectation<In> { path: string; change: (answer: unknown, input: In) => unknown }
export const expecting = <In, I extends z.ZodType, O extends z.ZodType>(of: Endpoint<I, O>, change: (answer: z.output<O>, input: In) => z.output<O>): Expectation<In> =>
  ({ path: of.path, change: (answer, input) => change(answer as z.output<O>, input) });

export interface TellOptions<In, Out> {
  /** Endpoints whose answers this may have changed. */
  makesStale?: readonly { path: string }[];
  /** Answers to change at once, before the server agrees. */
  expects?: readonly Expectation<In>[];
  /** A question that the output answers: it is not asked again. */
  answers?: (output: Out, input: In) => readonly [of: { path: string }, asked: object];
  /** What to say when it is done: "Traspaso aceptado". */
  done?: (output: Out, input: In) => string;
  /** false: never kept on the device to be sent later (signing out). */
  waits?: false;
  /** How to take it back; offered for 10 s beside what `done` says. */
  undo?: (output: Out, input: In) => Promise<unknown>;
}

/**
 * Changes something through an endpoint. `tell(input, then)` sends it; nothing is lost when it fails: `said` has the problem in
 * words, `fields` what is wrong beside each field. While there is no connection it waits, a reload included (`unsent.ts`), and is sent on return, once.
 */
export function useTell<I extends z.ZodType, O extends z.ZodType>(endpoint: Endpoint<I, O>, options: TellOptions<z.input<I>, z.output<O>> = {}) {
  const answers = useQueryClient();
  const words = useWords();
  const nameOf = useActNames();
  const isHere = useIsHere();
  const mutation = useMutation({
    mutationKey: [endpoint.path],
    mutationFn: (input: z.input<I>) => reach(endpoint, input, endpoint.creates ? { idempotencyKey: nameOf(input) } : {}),
    meta: options.waits === false ? {} : { told: (input: z.input<I> & object) => ({ endpoint, input, idempotencyKey: endpoint.creates && nameOf(input) }) },
    retry: (times, error) => times < 4 && isOffline(error) && mayRepeat(endpoint),
    onMutate: (input) => expectNow(answers, options.expects ?? [], input),
    onError: (error, _input, before) => {
      before?.forEach(([key, answer]) => answers.setQueryData(key, answer));
      // Whoever told it has gone elsewhere meanwhile: it waited for a connection.
      if (!isHere.current) void sayProblemSoon(error, words).then(({ text }) => showToast({ text, kind: 'problem' }));
      if (isStale(error)) return refresh();
    },
    onSuccess: async (output, input) => {
      nameOf.forget(input);
      if (options.answers) await answerWith(answers, options.answers(output, input), output);
      if (options.done) showToast({ text: options.done(output, input), undo: options.undo && (() => options.undo!(output, input).then(refresh)) });
      return refresh();
    },
  });
  const refresh = () => Promise.all((options.makesStale ?? []).map(({ path }) => answers.invalidateQueries({ queryKey: [path] })));
  const said: Said | undefined = mutation.error ? sayProblem(mutation.error, words) : undefined;
  return {
    tell: (input: z.input<I>, then?: (output: z.output<O>) => void) => mutation.mutate(input, then ? { onSuccess: then } : {}),
    tellNow: mutation.mutateAsync,
    isTelling: mutation.isPending,
    isWaiting: mutation.isPaused,
    isDone: mutation.isSuccess,
    output: mutation.data,
    said,
    fields: said?.fields ?? {},
    forget: mutation.reset,
  };
}

/** Whether what told it is still on screen. */
function useIsHere() {
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => { isHere.current = false; };
  }, []);
  return isHere;
}

/** What was asked before it was done and is still on its way would put the old answer over this one: it is given up, and asked again after. */
export async function answerWith(answers: QueryClient, [{ path }, asked]: readonly [{ path: string }, object], output: unknown): Promise<void> {
  const one = { queryKey: [path, asked], exact: true }, isOnItsWay = answers.isFetching(one) > 0;
  await answers.cancelQueries(one);
  answers.setQueryData(one.queryKey, output);
  if (isOnItsWay) void answers.invalidateQueries(one);
}

async function expectNow<In>(answers: QueryClient, expects: readonly Expectation<In>[], input: In) {
  const before: [readonly unknown[], unknown][] = [];
  for (const { path, change } of expects) {
    await answers.cancelQueries({ queryKey: [path] });
    for (const { queryKey, state } of answers.getQueryCache().findAll({ queryKey: [path] })) {
      if (state.data === undefined) continue;
      before.push([queryKey, state.data]);
      // What is expected is not yet an answer: it stays as old as the one it changes.
      answers.setQueryData(queryKey, change(state.data, input), { updatedAt: state.dataUpdatedAt });
    }
  }
  return before;
}

/** One name per act: the same input sent again after a failure keeps its name, so it is not done twice; once done, the next is a new act. */
function useActNames() {
  const names = useRef(new Map<string, string>());
  const nameOf = (input: unknown) => {
    const act = JSON.stringify(input);
    const name = names.current.get(act) ?? newName();
    names.current.set(act, name);
    return name;
  };
  return Object.assign(nameOf, { forget: (input: unknown) => names.current.delete(JSON.stringify(input)) });
}
