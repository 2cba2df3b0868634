'use client'

import type { ComponentProps } from 'react'
import { TextField } from '#components/ui/text-field.tsx'
import { PasswordField } from './password-field.tsx'

/** The entries of a person, as signing up, signing in, joining and a new password ask for them. */

type FieldProps = Partial<ComponentProps<typeof TextField>>

export const NameField = (props: FieldProps) => <TextField id="name" label="Your name" autoComplete="name" {...props} />

/** `readOnly`: an invitation is for this e-mail and no other. */
export const EmailField = ({ help, ...props }: FieldProps) => (
  <TextField
    id="email"
    label="E-mail"
    type="email"
    autoComplete="username"
    help={props.readOnly ? 'The invitation is for this e-mail.' : help}
    {...props}
  />
)

export const NewPasswordField = (props: FieldProps) => (
  <PasswordField id="password" label="Password" help="At least 12 characters." autoComplete="new-password" {...props} />
)
