"""The form at `/`: what a secretary types becomes a dossier, its documents and its checks; what was typed stays.

It keeps no state and knows no user, so a form that another site sends here can only fill a template with that site's
own text: there is nothing that a token would protect.

Reading order: `questions` (what is asked), `posted` (posted → typed), `prefill` (typed → shown), `field_names` (where a
problem stands on the page), `checks`, `month` (sections as tasks), `place`, `page_state`,
`row_buttons`, `importing`, `actions`, `routes`.
"""

from service.web.form.month import Days
from service.web.form.place import Place
from service.web.form.routes import blueprint

__all__ = ["Days", "Place", "blueprint"]
