import { Fact, Facts } from '#components/accounts/facts.tsx'
import { Logo } from '#components/ui/logo.tsx'
import type { OwnBrand } from '#lib/api/brand-contract.ts'
import { supportText } from './support-text.ts'

/** A brand for those who look and do not change it. */
export const BrandFacts = ({ brand }: { brand: OwnBrand }) => (
  <Facts>
    <Fact name="Logo">{brand.logo_url ? <Logo src={brand.logo_url} /> : 'None'}</Fact>
    <Fact name="Accent colour">{brand.accent_color ?? 'The hub’s own'}</Fact>
    <Fact name="White label">{brand.whitelabel ? 'Yes: no mark of Connector Hub' : 'No'}</Fact>
    <Fact name="Where customers find help">{supportText(brand.support_url) || 'Not given'}</Fact>
    <Fact name="Allowed origins">{brand.embed_origins.join(', ') || 'None'}</Fact>
  </Facts>
)
