/** Lengths in characters. No rule on kinds of characters: length is what helps (NIST SP 800-63B, 3.1.1). */
const shortestPassword = 12
const longestPassword = 256

// The ones people reach for when twelve characters are asked.
const common = new Set(
  `password1234 password12345 password123456 passwordpassword mypassword123 password2024 password2025 password2026
  passw0rd1234 p@ssword1234 p@ssw0rd1234 123456789012 1234567890123 1234567890ab 012345678901 123123123123
  123456123456 123456781234 098765432109 987654321098 qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiop[] qwerty123456
  qwertyqwerty 1q2w3e4r5t6y 1qaz2wsx3edc q1w2e3r4t5y6 asdfghjkl123 abcdefghijkl abc123abc123 abcd1234abcd iloveyou1234
  iloveyouiloveyou letmeinletmein letmein12345 welcome12345 welcome123456 welcometohub administrator administrator1
  adminadminadmin admin1234567 admin12345678 changemechangeme changeme1234 changeme12345 connectorhub connector-hub
  correcthorsebatterystaple trustno1trustno1 monkey123456 football1234 superman1234 testtesttest test12345678
  secretsecret default12345 temporary123`.split(/\s+/),
)

/** Why this password cannot be taken, as a sentence for its field; undefined when it can. */
export function passwordProblem(password: string, email: string): string | undefined {
  const length = [...password.normalize('NFKC')].length
  if (length < shortestPassword) {
    const count = length === 1 ? '1 character' : `${length} characters`
    return `This password has ${count}. Use at least ${shortestPassword}; a few words in a row are good.`
  }
  if (length > longestPassword) return `This password is longer than ${longestPassword} characters. Use a shorter one.`
  const plain = password.toLowerCase().replace(/\s/g, '')
  const address = email.trim().toLowerCase()
  if (plain === address || plain === address.split('@')[0]) {
    return 'This password is the e-mail address. Use something nobody can look up.'
  }
  if (common.has(plain) || new Set(plain).size < 4) {
    return 'This password is one of the first that are guessed. Use another one; a few words in a row are good.'
  }
  return undefined
}
