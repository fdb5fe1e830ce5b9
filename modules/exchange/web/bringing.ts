import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError, requestOf } from '../../../contract/call.ts';
import { Problem } from '../../../contract/errors.ts';
import { newName } from '../../../platform/web/names.ts';
import { type Said, sayProblemSoon } from '../../../platform/web/problems.ts';
import { problemOf, reach } from '../../../platform/web/reach.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { checkImport, importProblems, listImports, type Mapping, readImport, sendImportFile, startImport } from '../contract.ts';

async function send(runId: string, file: string, body: File): Promise<void> {
  const { url, init } = requestOf(sendImportFile, { runId, file }, { headers: { 'x-unisono': '1' } });
  const response = await fetch(url, { ...init, body, headers: { ...(init.headers as Record<string, string>), 'content-type': 'text/csv' } });
  if (response.ok) return;
  const told = Problem.safeParse(await response.json().catch(() => null));
  throw new ProblemError(told.success ? told.data : problemOf('unavailable'));
}

/** Starts an import, sends its files one after another and has every row checked. `now`: what it is at. */
export function useBringing() {
  const words = useWords();
  const answers = useQueryClient();
  const [now, setNow] = useState<{ file?: string; runId: string }>();
  const [said, setSaid] = useState<Said>();
  const bring = async (mapping: Mapping, files: Readonly<Record<string, File>>): Promise<string | undefined> => {
    setSaid(undefined);
    try {
      const { id: runId } = await reach(startImport, { mapping }, { idempotencyKey: newName() });
      for (const [file, body] of Object.entries(files)) {
        setNow({ runId, file: body.name });
        await send(runId, file, body);
      }
      setNow({ runId });
      await reach(checkImport, { runId });
      return runId;
    } catch (error) {
      setSaid(await sayProblemSoon(error, words));
      return undefined;
    } finally {
      setNow(undefined);
      for (const { path } of [listImports, readImport]) void answers.invalidateQueries({ queryKey: [path] });
    }
  };
  /** Sends one file of a run again and has everything checked anew: its mapping and the other files stay. */
  const mend = async (runId: string, file: string, body: File): Promise<void> => {
    setSaid(undefined);
    try {
      setNow({ runId, file: body.name });
      await send(runId, file, body);
      setNow({ runId });
      await reach(checkImport, { runId });
    } catch (error) {
      setSaid(await sayProblemSoon(error, words));
    } finally {
      setNow(undefined);
      for (const { path } of [listImports, readImport, importProblems]) void answers.invalidateQueries({ queryKey: [path] });
    }
  };
  return { bring, mend, now, said };
}
