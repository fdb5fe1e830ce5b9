import type { CompanyClock } from './company.ts';
import type { Person } from './request.ts';

/** The open session or API token that a request came with. */
export interface Holder { kind: 'session' | 'token'; id: string }

/** What is kept of the data on this machine, and whether it is kept every night; the operator's, in the home folder. */
export interface Keeping {
  read(): { on: boolean; keep: number; folder: string; making: boolean; files: { name: string; bytes: number; at: Date }[] };
  schedule(nightly: { on: boolean; keep: number }): void;
}

/** One running Unísono: the real one, or the demo company's beside it in the same process. */
export interface Installation {
  clock: CompanyClock;
  /** Name of the session cookie. Cookies know no ports: the demo's needs another name. */
  cookie: string;
  /** Cookies only travel by https. */
  secure: boolean;
  /** Where links in mail lead, without a final slash: never what a request says of itself. */
  publicUrl(): string;
  /** A secret for one purpose, always the same in this installation. */
  secret(purpose: string): string;
  /** The one-time code that set-up asks for beyond loopback. */
  setUpCode: string | null;
  /** A person with what they hold today. */
  person(id: string): Promise<Person>;
  /** What is remembered of a person no longer holds. */
  forget(personId: string): void;
  /** Prepares the demo company if need be and answers its address; absent in the demo itself. */
  openDemo?(): Promise<string>;
  /** Backups; absent in the demo, which is made anew. */
  keeping?: Keeping;
  /** Letters leave by a mail server; otherwise they are read inside and handed over. */
  sendsMail?: boolean;
  /** Where leaving the demo company leads; only in the demo. */
  leaveTo?: string;
}
