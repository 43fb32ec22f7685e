"""The form at `/`: what a secretary types becomes a dossier, its documents and its checks; what was typed stays.

It keeps no state and knows no user, so a form that another site sends here can do nothing but fill a template with
that site's own text: there is nothing to protect with a token.

Reading order: `tree` (what is asked), `reading` (posted → typed), `filling` (typed → shown), `checks`, `page`, `doors`.
"""

from service.web.form.routes import blueprint

__all__ = ["blueprint"]
