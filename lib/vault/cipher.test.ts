import { createSecretKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { decrypt, encrypt } from './cipher.ts'
import { VaultError } from './vault-error.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const longKey = 'feffe9928665731c6d6a8f9467308308'.repeat(2)
const longText =
  'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255'
const longSealed =
  '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad'

// McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", appendix B: the cases with a 256-bit key and a 96-bit IV.
const cases = [
  {
    name: '13',
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    associated: '',
    text: '',
    sealed: '',
    tag: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    name: '14',
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    associated: '',
    text: '00'.repeat(16),
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18',
    tag: 'd0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    name: '15',
    key: longKey,
    nonce: 'cafebabefacedbaddecaf888',
    associated: '',
    text: longText,
    sealed: longSealed,
    tag: 'b094dac5d93471bdec1a502270e3cc6c',
  },
  {
    name: '16',
    key: longKey,
    nonce: 'cafebabefacedbaddecaf888',
    associated: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    text: longText.slice(0, 120),
    sealed: longSealed.slice(0, 120),
    tag: '76fc6ece0f4e1768cddf8853bb2d551b',
  },
]

test.each(cases)('agrees with test case $name of the GCM specification', (vector) => {
  const key = createSecretKey(hex(vector.key))
  const expected = vector.sealed + vector.tag
  const sealed = encrypt(key, hex(vector.nonce), hex(vector.associated), hex(vector.text))
  expect(sealed.toString('hex')).toBe(expected)
  expect(decrypt(key, hex(vector.nonce), hex(vector.associated), hex(expected)).toString('hex')).toBe(vector.text)
})

test('refuses every tag shorter than sixteen bytes', () => {
  const key = createSecretKey(hex(longKey))
  const nonce = hex('cafebabefacedbaddecaf888')
  const sealed = encrypt(key, nonce, Buffer.alloc(0), hex(longText))
  for (let cut = 1; cut <= sealed.length; cut++) {
    const short = sealed.subarray(0, sealed.length - cut)
    expect(() => decrypt(key, nonce, Buffer.alloc(0), short)).toThrow(VaultError)
  }
})

test('refuses a nonce of another length', () => {
  const key = createSecretKey(hex(longKey))
  const sealed = encrypt(key, Buffer.alloc(12), Buffer.alloc(0), hex(longText))
  for (const length of [0, 8, 11, 13, 16]) {
    const open = () => decrypt(key, Buffer.alloc(length), Buffer.alloc(0), sealed)
    expect(open).toThrow(expect.objectContaining({ code: 'format' }))
  }
})
