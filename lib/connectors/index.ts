export { defaultMethods } from './default-methods.ts'
export { getConnector } from './get-connector.ts'
export { getLogo } from './get-logo.ts'
export { listConnectors } from './list-connectors.ts'
