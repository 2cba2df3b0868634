import type { Door } from './call.ts'

type Ways = { testOrigin: string | undefined; httpsProxy: string | undefined; noProxy: string | undefined }

/** Where calls to real providers go, as the environment says: over the network, through its proxy, or to a sandbox. */
export const realDoor = (env: Ways, tellOperator?: Door['tellOperator']): Door => ({
  ...(tellOperator && { tellOperator }),
  ...(env.testOrigin && { testOrigin: env.testOrigin }),
  ...(env.httpsProxy && { proxy: { url: env.httpsProxy, ...(env.noProxy && { bypass: env.noProxy }) } }),
})
