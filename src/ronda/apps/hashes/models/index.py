"""What the index that is matched against has still to be told.

Two things to know. Rows are written by triggers in the database, whatever code changed a value,
an entry or a classification, in the same transaction. And a row says only that an item changed:
who follows looks at how it stands now, so that neither order nor repetition matters.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexChange(models.Model):
    """That an item's place in the index, or what may be told of it, may no longer be right."""

    item_id = models.BigIntegerField(_("item"))

    class Meta:
        verbose_name = _("change of the index")
        verbose_name_plural = _("changes of the index")

    def __str__(self) -> str:
        return f"{self.item_id}"
