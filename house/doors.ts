/** Bottom to top. A room may use the front doors of the rooms below it, never of one above. */
export const storeys = ['organization', 'directory', 'customers', 'territories', 'marketing', 'sales', 'coordination', 'goals', 'reporting', 'focus', 'decisions', 'restructuring', 'transition', 'exchange', 'oversight'] as const;

/** Inside a room: which parts each part may import. `platform/*` and the shared `contract` and `words` are below every room. */
export const doors: Record<string, readonly string[]> = {
  contract: ['contract'],
  rules: ['contract', 'rules'],
  server: ['contract', 'rules', 'server', 'platform/server', 'words'],
  web: ['contract', 'rules', 'web', 'platform/web', 'words'],
  'platform/server': ['contract', 'platform/server', 'words'],
  'platform/web': ['contract', 'platform/web', 'words'],
  words: ['contract', 'words'],
};

/** No file is read in more than one sitting. */
export const longestFile = 250;
/** A room with more files than this is two rooms. */
export const mostFiles = 110;
