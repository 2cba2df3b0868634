export { type Catalogues, type Dictionary, dictionaryOf, type Entries, type Entry } from './dictionary.ts'
export { directionOf, type Language, pickLanguage } from './languages.ts'
export { renderDeep, translateDeep } from './render-deep.ts'
export { render, Said, say, sayAll, sayCount, sayInTurn, type Values, type Words } from './said.ts'
