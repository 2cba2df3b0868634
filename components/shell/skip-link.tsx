export const SkipLink = () => (
  <a
    href="#main"
    className="fixed top-2 start-2 z-50 -translate-y-20 rounded-md bg-primary px-3.5 py-2 font-medium text-primary-foreground focus-visible:translate-y-0"
  >
    Skip to content
  </a>
)
