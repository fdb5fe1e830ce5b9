import { parseArgs } from 'node:util';
import { ZodError } from 'zod';
import { ProblemError } from '../contract/call.ts';
import { endPlainly, PlainEnd, terminalLanguage } from '../platform/server/plainly.ts';
import { Refusal } from '../platform/server/problem.ts';
import { rules as en } from '../words/en/rules.ts';
import { rules as es } from '../words/es/rules.ts';
import { assignCommand } from './commands/assign.ts';
import { type Command, say } from './commands/command.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { backupCommand, migrateCommand, restoreCommand } from './commands/keeping.ts';
import { organogramCommand } from './commands/organogram.ts';
import { setupCommand } from './commands/setup.ts';
import { tokenCommand } from './commands/token.ts';
import { userCommands } from './commands/users.ts';

const commands: readonly Command[] = [setupCommand, demoCommand, importCommand, organogramCommand, ...userCommands, tokenCommand, assignCommand, migrateCommand, backupCommand, restoreCommand, doctorCommand];

/** Finds the command that these arguments name: the longest name wins, so that `user add` is not `user`. */
function commandIn(args: readonly string[]): { command: Command; rest: string[] } | null {
  for (const command of commands) {
    const name = command.name.split(' ');
    if (name.every((word, i) => args[i] === word)) return { command, rest: args.slice(name.length) };
  }
  return null;
}

function helpOn({ name, summary, usage, notes }: Command): string {
  const language = terminalLanguage();
  return [summary[language], '', `  npm run unisono -- ${name} ${usage} [--json]`, ...(notes ? ['', notes[language]] : [])].join('\n');
}

function help(): string {
  const language = terminalLanguage(), width = Math.max(...commands.map((c) => c.name.length));
  return [say('npm run unisono -- ORDEN [--help]', 'npm run unisono -- COMMAND [--help]'), '', ...commands.map((c) => `  ${c.name.padEnd(width)}  ${c.summary[language]}`)].join('\n');
}

async function main(args: readonly string[]): Promise<void> {
  const found = commandIn(args);
  if (!found) {
    const asked = args.length === 0 || args[0] === '--help' || args[0] === 'help';
    if (asked) return console.log(help());
    throw new PlainEnd({ es: `No hay ninguna orden «${args[0]}». Con --help se ven todas.`, en: `There is no command "${args[0]}". --help shows them all.` });
  }
  const { values, positionals } = readArguments(found.command, found.rest);
  if (values['help']) return console.log(helpOn(found.command));
  const answer = await found.command.run({ values, words: positionals });
  for (const line of values['json'] ? [JSON.stringify(answer.json, null, 1)] : answer.lines) console.log(line);
}

function readArguments(command: Command, args: string[]) {
  try {
    return parseArgs({ args, options: { ...command.options, help: { type: 'boolean' }, json: { type: 'boolean' } }, allowPositionals: true }) as {
      values: Record<string, string | boolean | undefined>; positionals: string[] };
  } catch (error) {
    throw new PlainEnd({ es: `${(error as Error).message.split('. ')[0]}. Mira --help.`, en: `${(error as Error).message.split('. ')[0]}. See --help.` }, error);
  }
}

/** A refusal in the terminal's language where its rule has words, otherwise as the server put it. */
function plainly(error: unknown): unknown {
  const told = error instanceof ProblemError ? error.problem : error instanceof Refusal ? { title: error.message, rule: error.rule, facts: error.facts } : null;
  if (told) {
    const words = ((terminalLanguage() === 'es' ? es : en) as Record<string, string | ((facts: Record<string, unknown>) => string)>)[told.rule ?? ''];
    const text = typeof words === 'function' ? words(told.facts ?? {}) : (words ?? told.title);
    return new PlainEnd({ es: text, en: text }, error);
  }
  if (error instanceof ZodError) {
    const text = error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
    return new PlainEnd({ es: text, en: text }, error);
  }
  return error;
}

await main(process.argv.slice(2)).then(() => process.exit(), (error: unknown) => endPlainly(plainly(error)));
