"""Someone showed that they know something: told by any app, kept by `study`.

Apps that may not import each other meet here. Senders give `learner`, `concept` (its key, or ""
where it belongs to none), `kind`, `item` (of that kind), `right` and `detail` (plain JSON).
"""

from django.dispatch import Signal

shown = Signal()
