"""Ronda with the keyboard alone: where the focus is can be seen, and everything can be reached."""

from playwright.sync_api import Page, expect

from ronda.demo.loading import SECRETARIAT
from tests.browser.conftest import Visit

FOCUS = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const words = (one.innerText || one.getAttribute('aria-label') || one.name || '').trim();
  return [words, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
}"""


def step(page: Page, key: str = "Tab") -> str:
    """Press a key; the words of what has the focus now, which must be seen to have it."""
    page.keyboard.press(key)
    words, seen = page.evaluate(FOCUS)
    assert seen, f"the focus on “{words}” cannot be seen"
    return str(words)


def until(page: Page, words: str, steps: int = 60) -> None:
    for _ in range(steps):
        if step(page).startswith(words):
            return
    raise AssertionError(f"“{words}” was not reached in {steps} steps")


def test_first_step_skips_to_the_content(visit: Visit) -> None:
    page = visit("/factsheets/xar/2/")
    assert step(page) == "Skip to the content"
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert step(page) == "Factsheets"


def test_focus_can_be_seen_on_everything_of_a_page(visit: Visit) -> None:
    for dark in (False, True):
        page = visit("/factsheets/xar/2/?box=filled", dark=dark)
        for _ in range(45):
            step(page)


def test_filter_works_by_keyboard(visit: Visit) -> None:
    page = visit("/factsheets/xar/2/", scripts=False)
    page.get_by_label("Requires").focus()
    page.keyboard.press("Space")
    until(page, "Show")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("recommendations are shown.")


def test_note_and_back_by_keyboard(visit: Visit) -> None:
    page = visit("/factsheets/xar/2/")
    page.get_by_role("link", name="Note 1", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#note-1")).to_be_in_viewport()
    until(page, "↑")
    page.keyboard.press("Enter")
    expect(page.locator("#mark-1")).to_be_in_viewport()


def test_entry_is_corrected_and_approved_by_keyboard(visit: Visit) -> None:
    page = visit("/records/3/", as_=SECRETARIAT)
    link = page.get_by_role("link", name="Correct Chapter I, title")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Number")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Title")).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" (1)")
    until(page, "Save the correction")
    page.keyboard.press("Enter")
    expect(page.locator(".record-entry:target")).to_contain_text("(1)")
    page.get_by_role("link", name="Approve").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Approve")
    until(page, "Approve")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("The edition is approved.")
