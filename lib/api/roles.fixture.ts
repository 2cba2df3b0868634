/** Who may what, route by route, as decided; roles.db.test.ts asks every route as everybody. */

/** For anybody: route → why. */
export const open: Readonly<Record<string, string>> = {
  'GET /api/setup': 'says whether sign-up is open',
  'GET /api/openapi.json': 'is documentation',
  'GET /api/connectors/{id}/logo': 'is a picture',
  'POST /api/sign-up': 'refuses by itself once there is an owner',
  'POST /api/sign-in': 'asks for the password',
  'POST /api/sign-out': 'ends what the cookie names and nothing else',
  'POST /api/invitations/{id}/look': 'asks for the link’s secret',
  'POST /api/invitations/{id}/accept': 'asks for the link’s secret',
  'GET /api/sessions/{id}/frame': 'is what a frame may draw before its secret is there',
  'GET /api/projects/{id}/logo': 'is a picture',
}

/** For whoever shows a connect session's token, and nobody else; a role or a key beside it has no say. */
export const bySession = (route: string) => / \/api\/(hub\/|session(\/|$))/.test(route)

/** What of the dashboard's own routes a connect session may: within its own bounds, see sessions-flow.db.test.ts. */
export const alsoBySession = [
  'GET /api/accounts/{id}',
  'POST /api/accounts',
  'POST /api/accounts/{id}/relink',
  'GET /api/connectors',
  'GET /api/connectors/{id}',
]

/** What the scope accounts:read is for. */
export const inScope = [
  'GET /api/accounts',
  'GET /api/accounts/export.csv',
  'GET /api/accounts/{id}',
  'GET /api/accounts/{id}/history',
  'GET /api/accounts/{id}/calls',
  'GET /api/accounts/{id}/meta',
  'GET /api/incidents',
  'GET /api/bulk_runs',
  'GET /api/bulk_runs/{id}',
  'GET /api/bulk_runs/{id}/items',
]

/** Mutations of one's own: a viewer may. */
export const own = [
  'PATCH /api/me',
  'POST /api/me/password',
  'POST /api/me/project',
  'DELETE /api/me/projects/{id}',
  'DELETE /api/me/sign-ins',
  'DELETE /api/me/sign-ins/{id}',
]

/** The least role of each route that is no viewer's, as decided; what is missing here is held to the law alone. */
export const decided: Readonly<Record<string, 'admin' | 'owner'>> = {
  'POST /api/accounts': 'admin',
  'PATCH /api/accounts/{id}': 'admin',
  'DELETE /api/accounts/{id}': 'admin',
  'POST /api/accounts/{id}/restore': 'admin',
  'POST /api/accounts/{id}/relink': 'admin',
  'POST /api/accounts/{id}/check': 'admin',
  'POST /api/accounts/{id}/suspend': 'admin',
  'POST /api/accounts/{id}/resume': 'admin',
  'POST /api/accounts/{id}/archive': 'admin',
  'POST /api/accounts/{id}/unarchive': 'admin',
  'POST /api/bulk_runs': 'admin',
  'POST /api/bulk_runs/{id}/cancel': 'admin',
  'POST /api/bulk_runs/{id}/undo': 'admin',
  'POST /api/accounts/relink_links': 'admin',
  'POST /api/connectors/{id}/configs': 'owner',
  'PATCH /api/configs/{id}': 'owner',
  'DELETE /api/configs/{id}': 'owner',
  'GET /api/invitations': 'owner',
  'POST /api/invitations': 'owner',
  'DELETE /api/invitations/{id}': 'owner',
  'POST /api/invitations/{id}/renew': 'owner',
  'PATCH /api/people/{id}': 'owner',
  'DELETE /api/people/{id}': 'owner',
  'POST /api/people/{id}/password-link': 'owner',
  'POST /api/projects': 'owner',
  'PATCH /api/project': 'owner',
  'DELETE /api/project': 'owner',
  'PATCH /api/project/brand': 'owner',
  'PUT /api/project/logo': 'owner',
  'DELETE /api/project/logo': 'owner',
  'GET /api/accounts/export.csv': 'admin',
  'GET /api/audit_events': 'admin',
  'GET /api/audit_events/export.csv': 'admin',
  'GET /api/audit_events/facets': 'admin',
  'GET /api/audit_chain': 'admin',
  'GET /api/webhooks': 'admin',
  'GET /api/webhooks/{id}': 'admin',
  'GET /api/webhooks/{id}/deliveries': 'admin',
  'GET /api/webhooks/{id}/deliveries/{delivery_id}': 'admin',
  'GET /api/keys': 'owner',
  'POST /api/keys': 'owner',
  'DELETE /api/keys/{id}': 'owner',
}
