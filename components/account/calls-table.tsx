import { Ago } from '#components/accounts/ago.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx'
import type { Call } from '#lib/api/account-history-contract.ts'
import { calledWord, causeWords, outcomeWord } from './call-words.ts'
import { durationWords } from './duration.ts'
import { OutcomeMark } from './outcome-mark.tsx'

/** The same as the chart, in words. Newest first. */
export const CallsTable = ({ calls }: { calls: readonly Call[] }) => (
  <div className="mt-2 max-h-80 overflow-auto rounded-md border border-border">
    <Table aria-label="Recent calls">
      <TableHead>
        <TableRow>
          <TableHeader className="first:ps-3.5">Call</TableHeader>
          <TableHeader>Outcome</TableHeader>
          <TableHeader className="text-end last:pe-3.5">Took</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {calls.map((call) => (
          <TableRow key={call.id} className="text-sm">
            <TableCell className="py-1.5 first:ps-3.5">
              {calledWord(call)} <span className="text-muted-foreground">{causeWords[call.cause]}</span>
              <span className="block text-muted-foreground text-xs">
                <Ago time={call.at} />
              </span>
            </TableCell>
            <TableCell className="py-1.5">
              <span className="flex items-center gap-1.5 whitespace-nowrap">
                <OutcomeMark outcome={call.outcome} />
                {outcomeWord[call.outcome]}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap py-1.5 text-end tabular-nums last:pe-3.5">
              {durationWords(call.ms)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </div>
)
