"""The words that were ever indexed, by which a misspelt one is put right.

Two things to know. A word is only ever offered where it finds something that is public now, so that
one which stands here after its text was withdrawn tells nothing. And two words are near each other
where they are the same after one letter is left out of either: `keys` has all these forms.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word in small Latin letters without accents, as it is written, and how often it came."""

    bare = models.CharField(_("word, bare"), max_length=40, primary_key=True)
    said = models.CharField(_("word"), max_length=40)
    count = models.PositiveIntegerField(_("how often"), default=1)
    keys = ArrayField(models.CharField(max_length=40), verbose_name=_("with a letter left out"))

    class Meta:
        verbose_name = _("word of the search")
        verbose_name_plural = _("words of the search")
        indexes = (GinIndex(fields=["keys"], name="search_word_keys", fastupdate=False),)

    def __str__(self) -> str:
        return self.said
