import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { defaultMethods } from '#lib/connectors/index.ts'
import { toPublic } from '#lib/ids.ts'
import {
  clearLogo,
  createProject,
  deleteProject,
  editBrand,
  editProject,
  getBrand,
  getProject,
  type ProjectSettings,
  setLogo,
  switchProject,
} from '#lib/projects/index.ts'
import { editBrandSchema, logoSchema, ownBrandSchema } from './brand-contract.ts'
import type { Deps } from './deps.ts'
import type { HubEnv } from './hub-env.ts'
import { may } from './may.ts'
import { nameSchema, projectSchema } from './people-contract.ts'
import { problemReply } from './problem-reply.ts'
import { editProjectSchema, projectSettingsSchema } from './project-contract.ts'
import { body, json, refusals } from './responses.ts'

const brand = json('The brand', ownBrandSchema)

const routes = {
  create: createRoute({
    method: 'post',
    path: '/api/projects',
    summary: 'A new project of your own; this browser shows it from then on',
    middleware: may('project.create'),
    request: body(nameSchema),
    responses: { 201: json('The project', projectSchema), ...refusals },
  }),
  switch: createRoute({
    method: 'post',
    path: '/api/me/project',
    summary: 'Show another of your projects in this browser',
    middleware: may('self.edit'),
    request: body(z.object({ project_id: z.string() })),
    responses: { 204: { description: 'Switched' }, ...refusals },
  }),
  get: createRoute({
    method: 'get',
    path: '/api/project',
    summary: 'The project you work in, and for how long it keeps what',
    middleware: may('project.read'),
    responses: { 200: json('The project', projectSettingsSchema), ...refusals },
  }),
  edit: createRoute({
    method: 'patch',
    path: '/api/project',
    summary: 'Rename the project you work in, or change for how long it keeps what',
    middleware: may('project.edit'),
    request: body(editProjectSchema),
    responses: { 200: json('The project', projectSettingsSchema), ...refusals },
  }),
  delete: createRoute({
    method: 'delete',
    path: '/api/project',
    summary: 'Delete the project you work in, with everything in it; `name` confirms',
    middleware: may('project.delete'),
    request: body(nameSchema),
    responses: { 204: { description: 'Deleted' }, ...refusals },
  }),
  brand: createRoute({
    method: 'get',
    path: '/api/project/brand',
    summary: 'How the hub looks to your customers',
    middleware: may('project.read'),
    responses: { 200: brand, ...refusals },
  }),
  editBrand: createRoute({
    method: 'patch',
    path: '/api/project/brand',
    summary: 'Change colour, white label, support address or the origins that may show the hub',
    middleware: may('project.edit'),
    request: body(editBrandSchema),
    responses: { 200: brand, ...refusals },
  }),
  setLogo: createRoute({
    method: 'put',
    path: '/api/project/logo',
    summary: 'Give the project a logo',
    middleware: may('project.edit'),
    request: body(logoSchema),
    responses: { 200: brand, ...refusals },
  }),
  clearLogo: createRoute({
    method: 'delete',
    path: '/api/project/logo',
    summary: 'Take the logo away',
    middleware: may('project.edit'),
    responses: { 200: brand, ...refusals },
  }),
}

export const projectRoutes = ({ db: { prisma }, vault }: Deps) =>
  new OpenAPIHono<HubEnv>()
    .openapi(routes.create, async (c) => {
      const deps = { prisma, connectors: await defaultMethods() }
      const created = await createProject(deps, c.var.context, c.req.valid('json').name)
      return created.ok ? c.json(shown(created.value), 201) : problemReply(c, created.problem)
    })
    .openapi(routes.switch, async (c) => {
      const switched = await switchProject({ prisma }, c.var.context, c.req.valid('json').project_id)
      return switched.ok ? c.body(null, 204) : problemReply(c, switched.problem)
    })
    .openapi(routes.get, async (c) => {
      const found = await getProject({ prisma }, c.var.context)
      return found.ok ? c.json(settings(found.value), 200) : problemReply(c, found.problem)
    })
    .openapi(routes.edit, async (c) => {
      const given = c.req.valid('json')
      const { name, call_days: callDays, attempt_days: attemptDays, delivery_days: deliveryDays } = given
      const edited = await editProject({ prisma }, c.var.context, { name, callDays, attemptDays, deliveryDays })
      return edited.ok ? c.json(settings(edited.value), 200) : problemReply(c, edited.problem)
    })
    .openapi(routes.delete, async (c) => {
      const deleted = await deleteProject({ prisma, vault }, c.var.context, c.req.valid('json').name)
      return deleted.ok ? c.body(null, 204) : problemReply(c, deleted.problem)
    })
    .openapi(routes.brand, async (c) => c.json(await getBrand({ prisma }, c.var.context), 200))
    .openapi(routes.editBrand, async (c) => {
      const edited = await editBrand({ prisma }, c.var.context, inputOf(c.req.valid('json')))
      return edited.ok ? c.json(edited.value, 200) : problemReply(c, edited.problem)
    })
    .openapi(routes.setLogo, async (c) => {
      const picture = Buffer.from(c.req.valid('json').data, 'base64')
      const set = await setLogo({ prisma }, c.var.context, picture)
      return set.ok ? c.json(set.value, 200) : problemReply(c, set.problem)
    })
    .openapi(routes.clearLogo, async (c) => {
      const cleared = await clearLogo({ prisma }, c.var.context)
      return cleared.ok ? c.json(cleared.value, 200) : problemReply(c, cleared.problem)
    })

const shown = ({ id, name }: { id: string; name: string }) => ({ id: toPublic('prj', id), name })

const settings = ({ callDays, attemptDays, deliveryDays, ...project }: ProjectSettings) => ({
  ...shown(project),
  call_days: callDays,
  attempt_days: attemptDays,
  delivery_days: deliveryDays,
})

const inputOf = (given: z.infer<typeof editBrandSchema>) => ({
  accentColor: given.accent_color,
  whitelabel: given.whitelabel,
  supportUrl: given.support_url,
  embedOrigins: given.embed_origins,
})
