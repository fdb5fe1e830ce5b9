import { type Route, route } from '../../../platform/server/http.ts';
import * as contract from '../contract.ts';
import { checkImport, importNouns, importProblems, importProgress, listImports, readImport, runImport, sendImportFile, startImport } from './imports.ts';
import { deleteMapping, listMappings, renameMapping, saveMapping } from './mappings.ts';
import { problemFile } from './problemFile.ts';
import { takeImportBack } from './takingBack.ts';

export const exchangeRoutes: Route[] = [
  route(contract.importNouns, 'exchange.import.run', importNouns),
  route(contract.listImports, 'exchange.import.run', listImports),
  route(contract.startImport, 'exchange.import.run', startImport),
  route(contract.readImport, 'exchange.import.run', readImport),
  route(contract.sendImportFile, 'exchange.import.run', sendImportFile),
  route(contract.checkImport, 'exchange.import.run', checkImport),
  route(contract.importProblems, 'exchange.import.run', importProblems),
  route(contract.exportProblems, 'exchange.import.run', problemFile),
  route(contract.importProgress, 'exchange.import.run', importProgress),
  route(contract.runImport, 'exchange.import.run', runImport),
  route(contract.takeImportBack, 'exchange.import.run', takeImportBack),
  route(contract.listMappings, 'exchange.import.run', listMappings),
  route(contract.saveMapping, 'exchange.import.run', saveMapping),
  route(contract.renameMapping, 'exchange.import.run', renameMapping),
  route(contract.deleteMapping, 'exchange.import.run', deleteMapping),
];
