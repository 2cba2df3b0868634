import { cva } from 'class-variance-authority'

/** The look of a button, also for links: `<Link className={buttonVariants({ variant: 'outline' })}>`. */
export const buttonVariants = cva(
  [
    'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium',
    'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-60 pointer-coarse:min-h-11',
    '[&_svg]:pointer-events-none [&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary:
          'border-fill-edge bg-fill text-fill-foreground shadow-xs enabled:hover:bg-fill-hover [a&]:hover:bg-fill-hover',
        outline:
          'border-border-strong bg-card text-foreground shadow-xs enabled:hover:bg-hover [a&]:hover:bg-hover data-popup-open:bg-hover',
        ghost: 'border-transparent text-foreground enabled:hover:bg-hover [a&]:hover:bg-hover data-popup-open:bg-hover',
        quiet:
          'border-transparent text-muted-foreground enabled:hover:bg-hover enabled:hover:text-foreground [a&]:hover:bg-hover [a&]:hover:text-foreground data-popup-open:bg-hover data-popup-open:text-foreground',
        danger: 'border-transparent bg-danger text-danger-foreground shadow-xs enabled:hover:bg-danger-hover',
        link: 'border-transparent px-0 text-primary underline decoration-primary-line underline-offset-4 enabled:hover:decoration-current [a&]:hover:decoration-current',
      },
      size: {
        sm: 'h-8 px-2.5 text-sm',
        md: 'h-9 px-3.5 text-base',
        lg: 'h-10 px-4 text-base',
        icon: 'size-9 pointer-coarse:min-w-11',
        'icon-sm': 'size-8 pointer-coarse:min-w-11',
      },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto min-h-6 px-0' }],
    defaultVariants: { variant: 'outline', size: 'md' },
  },
)
