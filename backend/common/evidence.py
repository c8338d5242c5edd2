"""Someone showed that they know something: told by any app, kept by `study`.

Apps that may not import each other meet here. Senders give `learner`, `concept` (its key, or ""
where it belongs to none), `kind`, `item` (of that kind), `right` and `detail` (plain JSON). What
may be taken back has a `key` in its detail, a text; taking it back is told with `learner`,
`concept`, `kind`, `item` and that `key`.
"""

from django.dispatch import Signal

shown = Signal()
withdrawn = Signal()
