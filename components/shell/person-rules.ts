/** The rules of the entries of a person that the browser knows; core's own sentences say the rest. */
export const nameRule = { required: 'Enter your name.' }

export const emailRule = {
  required: 'Enter your e-mail address.',
  pattern: { value: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, message: 'This is not an e-mail address. Example: ada@acme.com' },
}

export const newPasswordRule = {
  required: 'Choose a password.',
  minLength: { value: 12, message: 'Use at least 12 characters; a few words in a row are good.' },
}
