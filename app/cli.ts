import { parseArgs } from 'node:util';
import { endPlainly, PlainEnd, terminalLanguage } from '../platform/server/plainly.ts';
import { assignCommand } from './commands/assign.ts';
import { type Command, say } from './commands/command.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { importCommand } from './commands/import.ts';
import { backupCommand, migrateCommand, restoreCommand } from './commands/keeping.ts';
import { organogramCommand } from './commands/organogram.ts';
import { plainly } from './commands/plainly.ts';
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

/** What stands for something in a usage, in Spanish: options and commands keep their names. */
const stands: Record<string, string> = { MAPPING: 'MAPA', FILE: 'FICHERO', DIR: 'CARPETA', EMAIL: 'CORREO', DATE: 'FECHA', TITLE: 'TÍTULO', WORDS: 'PALABRAS', PROBLEM: 'PROBLEMA' };
const inSpanish = (usage: string): string => usage.replace(/\b[A-Z]{3,}\b/g, (word) => stands[word] ?? word);

function helpOn({ name, summary, usage, notes }: Command): string {
  const language = terminalLanguage();
  return [summary[language], '', `  npm run unisono -- ${name} ${language === 'es' ? inSpanish(usage) : usage} [--json]`.replace('  [', ' ['), ...(notes ? ['', notes[language]] : [])].join('\n');
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
    const { code, message } = error as NodeJS.ErrnoException, said = message.split('. ')[0], option = /'(?:-\w, )?(--?[\w-]+)/.exec(message)?.[1];
    const es = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `No hay ninguna opción ${option}` : code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? `A ${option} le falta o le sobra su valor` : said;
    throw new PlainEnd({ es: `${es}. Mira --help.`, en: `${said}. See --help.` }, error);
  }
}

await main(process.argv.slice(2)).then(() => process.exit(), (error: unknown) => endPlainly(plainly(error)));
