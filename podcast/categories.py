"""Apple's categories, which every directory reads."""

from __future__ import annotations

from podcast import suggest
from podcast.errors import ShowError

CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": (
        "Alternative Health",
        "Fitness",
        "Medicine",
        "Mental Health",
        "Nutrition",
        "Sexuality",
    ),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        "Animation & Manga",
        "Automotive",
        "Aviation",
        "Crafts",
        "Games",
        "Hobbies",
        "Home & Garden",
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        "Business News",
        "Daily News",
        "Entertainment News",
        "News Commentary",
        "Politics",
        "Sports News",
        "Tech News",
    ),
    "Religion & Spirituality": (
        "Buddhism",
        "Christianity",
        "Hinduism",
        "Islam",
        "Judaism",
        "Religion",
        "Spirituality",
    ),
    "Science": (
        "Astronomy",
        "Chemistry",
        "Earth Sciences",
        "Life Sciences",
        "Mathematics",
        "Natural Sciences",
        "Nature",
        "Physics",
        "Social Sciences",
    ),
    "Society & Culture": (
        "Documentary",
        "Personal Journals",
        "Philosophy",
        "Places & Travel",
        "Relationships",
    ),
    "Sports": (
        "Baseball",
        "Basketball",
        "Cricket",
        "Fantasy Sports",
        "Football",
        "Golf",
        "Hockey",
        "Rugby",
        "Running",
        "Soccer",
        "Swimming",
        "Tennis",
        "Volleyball",
        "Wilderness",
        "Wrestling",
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}
"""Top category -> its subcategories."""


def split(category: str) -> tuple[str, str]:
    """Returns `News > Politics` as (category, subcategory or empty).

    ShowError names the nearest there is.
    """
    top, _, sub = (part.strip() for part in category.partition(">"))
    if top in CATEGORIES and (not sub or sub in CATEGORIES[top]):
        return top, sub
    what = f"Apple has no category {category!r}"
    raise ShowError(what, f"the nearest is {_nearest(top, sub)!r}", ": ")


def _nearest(top: str, sub: str) -> str:
    names = [
        name for head, subs in CATEGORIES.items() for name in (head, *(f"{head} > {tail}" for tail in subs))
    ]
    wanted = (f"{top} > {sub}" if sub else top).casefold()
    # A subcategory without its parent, or under a wrong one, is likelier than a misspelt category.
    for name in names:
        if name.casefold() == wanted or name.rpartition(" > ")[2].casefold() == (sub or top).casefold():
            return name
    [closest] = suggest.nearest(wanted, names, cutoff=0.0)
    return closest
