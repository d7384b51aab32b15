# SPDX-License-Identifier: Apache-2.0
"""The page on which work is shared, where the workspace is a git repository: what changed in words, commit, pull, push.

All by git itself, never with force. What git prints is not shown: it may hold addresses with passwords in them. What
others did is merged by entry, in git's store; the files change when nothing is left to choose.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from electassess.sharing import driver
from electassess.sharing.git import GitError, git, top_of
from electassess.sharing.meeting import Open, commit_of, finish, forward, is_begun, is_within, left_open, meet, settle
from electassess.web.changed import changed_files, changes
from electassess.web.choosing import choices
from electassess.web.desk import desk_of, show, text_of, who

SOMEBODY: Final = "electassess"
"""Who takes in what others did, where nobody said who works here."""
_TAKEN: Final = "What others did is taken in."
_CANNOT: Final = "Git could not take in what others did: ask git itself. It has to be git 2.38 or later."


def is_shared(root: Path) -> bool:
    """Whether the workspace is the top of a git repository."""
    return top_of(root) == root.resolve()


def page(request: Request) -> Response:
    """What changed, and what can be done with it."""
    return _page(request, "")


def _page(
    request: Request, said: str, refused: str = "", found: Sequence[Open] = (), commits: tuple[str, str] = ("", "")
) -> Response:
    """The page.

    Args:
        request: what is answered.
        said: what was done.
        refused: why it was not.
        found: what is to be chosen.
        commits: the two that are to be merged by it; none where a merge was begun in a terminal.
    """
    desk, analyst = desk_of(request), who(request)
    root = desk.store.root
    shared = is_shared(root)
    listed, ahead, remote, begun, told = [], 0, False, False, True
    if shared:
        try:
            begun = is_begun(root)
            if begun and not found:
                found = left_open(root)
            listed = [] if begun else changes(root)
            told = driver.is_set_up(root)
            remote = bool(git(root, "remote").strip())
            ahead = int(git(root, "rev-list", "--count", "@{upstream}..HEAD"))
        except (GitError, ValueError):
            pass
    return show(
        request, "share.html", 409 if refused else 200, shared=shared, changes=listed, remote=remote, ahead=ahead,
        said=said, refused=refused, choices=choices(desk, analyst, found), commits=commits, begun=begun, told=told,
    )  # fmt: skip


def act(request: Request, form: FormData) -> Response:
    """Do what a button of the page says."""
    root, what = desk_of(request).store.root, text_of(form, "what")
    if what not in ACTS or not is_shared(root):
        raise HTTPException(404)
    return ACTS[what](request, form, root, who(request))


def _upstream(root: Path) -> bool:
    """Whether the branch knows from where others' work comes."""
    try:
        return bool(commit_of(root, "@{upstream}"))
    except GitError:
        return False


def _push(request: Request, form: FormData, root: Path, name: str) -> Response:
    """Send; a branch that nobody has yet is sent under its own name."""
    del form, name
    try:
        remotes = git(root, "remote").split()
        if _upstream(root) or not remotes:
            git(root, "push", "--quiet")
        else:
            git(root, "push", "--quiet", "--set-upstream", "origin" if "origin" in remotes else remotes[0], "HEAD")
    except GitError:
        why = "Git did not send it. Take in what others did first; if that is done, ask git itself."
        return _page(request, "", why)
    return _page(request, "Sent.")


def _commit(request: Request, form: FormData, root: Path, name: str) -> Response:
    del form
    if not name:
        return _page(request, "", "Say who you are at the top right first.")
    try:
        if is_begun(root):
            return _page(request, "", "End the merge first that was begun in a terminal.")
        found = changes(root)
        if not found:
            return _page(request, "There is nothing to keep.")
        files = "\0".join(changed_files(root)).encode(errors="surrogateescape")
        these = ("--pathspec-from-file=-", "--pathspec-file-nul")
        git(root, "--literal-pathspecs", "add", "-A", *these, given=files)
        message = "\n".join(f"{identity}: {words}" for identity, words in found)
        git(root, "--literal-pathspecs", "commit", "--quiet", "-m", message, *these, name=name, given=files)
    except GitError:
        return _page(request, "", "Git did not keep it: ask git itself.")
    return _page(request, "Kept.")


def _pull(request: Request, form: FormData, root: Path, name: str) -> Response:
    """Take in what others did; what both sides changed differently is shown, and nothing changes until it is chosen."""
    del form
    try:
        if is_begun(root):
            return _page(request, "", "End the merge first that was begun in a terminal.")
        if changes(root):
            return _page(request, "", "Keep your own changes first, so that nothing of them can be lost.")
        git(root, "fetch", "--quiet")
        if not _upstream(root):
            return _page(request, "", "Others have nothing yet that this branch could take in: send it first.")
        ours, theirs = commit_of(root, "HEAD"), commit_of(root, "@{upstream}")
        if is_within(root, theirs, ours):
            return _page(request, "Others have sent nothing new.")
        if is_within(root, ours, theirs):
            forward(root, theirs, ours)
            return _page(request, _TAKEN)
        return _meet(request, root, name, (ours, theirs), {})
    except (GitError, OSError):
        return _page(request, "", _CANNOT)


def _meet(request: Request, root: Path, name: str, commits: tuple[str, str], chosen: Mapping[str, str]) -> Response:
    meeting = meet(root, *commits, chosen)
    if meeting.open:
        why = "You and somebody else changed the same things, each differently. Nothing was changed: choose below."
        return _page(request, "", why, meeting.open, commits)
    finish(root, meeting, name or SOMEBODY)
    return _page(request, _TAKEN)


def _chosen(form: FormData) -> dict[str, str]:
    """The sides that were chosen, by key of the conflict."""
    return {
        name.removeprefix("side_"): value
        for name, value in form.multi_items()
        if name.startswith("side_") and isinstance(value, str)
    }


def _choose(request: Request, form: FormData, root: Path, name: str) -> Response:
    """Take in what others did with what was chosen."""
    given = text_of(form, "ours"), text_of(form, "theirs")
    try:
        if is_begun(root):
            left = settle(root, _chosen(form), name or SOMEBODY)
            return _page(request, "", "Choose a side of each.", left) if left else _page(request, _TAKEN)
        if changes(root):
            return _page(request, "", "Keep your own changes first, so that nothing of them can be lost.")
        ours, theirs = commit_of(root, "HEAD"), commit_of(root, "@{upstream}")
        if given != (ours, theirs):
            return _page(request, "", "More was kept or sent meanwhile, and nothing was changed: take it in once more.")
        return _meet(request, root, name, (ours, theirs), _chosen(form))
    except (GitError, OSError):
        return _page(request, "", _CANNOT)


def _give_up(request: Request, form: FormData, root: Path, name: str) -> Response:
    """End a merge that was begun in a terminal as if it had not been begun."""
    del form, name
    try:
        git(root, "merge", "--abort")
    except GitError:
        return _page(request, "", "Git did not give it up: ask git itself.")
    return _page(request, "Everything is as it was before.")


def _set_up(request: Request, form: FormData, root: Path, name: str) -> Response:
    """Let git merge by entry in a terminal, too."""
    del form
    if not name:
        return _page(request, "", "Say who you are at the top right first.")
    try:
        if len(driver.set_up(root)) > 1 and not is_begun(root):
            git(root, "add", "--", driver.FILE)
            git(root, "commit", "--quiet", "-m", "Merge by entry", "--", driver.FILE, name=name)
    except (GitError, OSError):
        return _page(request, "", "Git could not be told: ask git itself.")
    return _page(request, "Git merges by entry here. Every other clone is told by: electassess git set-up")


ACTS: Final = {
    "commit": _commit, "pull": _pull, "push": _push, "choose": _choose, "give-up": _give_up, "set-up": _set_up,
}  # fmt: skip
"""What the buttons of the page do."""

__all__ = ["ACTS", "act", "is_shared", "page"]
