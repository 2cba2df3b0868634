import { describe, expect, it } from 'vitest'
import { guardedLookup, isPublicAddress, REFUSED_ADDRESS } from './addresses.ts'

describe('a public address', () => {
  it.each([
    '93.184.216.34',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '192.0.1.1',
    '2606:4700::6810:1',
    '2a00:1450::1',
    '64:ff9b::5db8:d822',
  ])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:808:808::1',
    '3fff::1',
    '5f00::1',
    '100::1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::808:808',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '１２７.0.0.1',
    'localhost',
    '',
  ])('%s is none', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('the guarded lookup', () => {
  const lookUp = (addresses: { address: string; family: number }[], all: boolean) =>
    new Promise<{ code: string | undefined; found: unknown }>((resolve) =>
      guardedLookup(async () => addresses)('x.example', { all }, (error, found) =>
        resolve({ code: error?.code, found }),
      ),
    )

  it('hands on exactly the addresses it checked', async () => {
    const addresses = [
      { address: '93.184.216.34', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]
    expect(await lookUp(addresses, true)).toEqual({ code: undefined, found: addresses })
    expect(await lookUp(addresses, false)).toEqual({ code: undefined, found: '93.184.216.34' })
  })

  it('refuses mixed answers and empty ones', async () => {
    expect(
      (
        await lookUp(
          [
            { address: '93.184.216.34', family: 4 },
            { address: '10.0.0.1', family: 4 },
          ],
          true,
        )
      ).code,
    ).toBe(REFUSED_ADDRESS)
    expect((await lookUp([], true)).code).toBe(REFUSED_ADDRESS)
  })
})
