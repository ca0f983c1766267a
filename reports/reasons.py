"""Reasons: what the codes mean that say why something was not judged or decided."""

from __future__ import annotations

from collections.abc import Mapping

from reports.language import marked as _

REASONS: Mapping[str, str] = {
    # why an item is open or does not apply
    "probes": _("needs a series of availability samples, which one visit does not give"),
    "probes_few": _("too few availability samples, of how many"),
    "ipv6": _("needs a connection by IPv6"),
    "person": _("a person decides this"),
    "portals_only": _("holds for portals only"),
    "site_type": _("holds for portals only, and sites.csv does not say whether this is one"),
    "no_services": _("the site offers no services"),
    # why a table does not apply to a site at all
    "exempt": _("registered as exempt"),
    "rectifying": _("closed for rectification"),
    "suspended": _("closed for a while"),
    "closed": _("closed for good"),
    # what is missing for a verdict
    "home": _("the home page could not be read"),
    "coverage": _("too few columns could be judged"),
    "confirm": _("a person must confirm what may make this veto hold"),
    "veto": _("what could not be judged may make this veto hold"),
    "unconfirmed": _("the wording of the rule is not verified"),
    "partly-verified": _("the wording of the rule is verified in part only"),
    "score": _("what is open could take the score below the pass mark"),
    # why a subject was not judged: pages and columns
    "home_unread": _("the home page could not be read"),
    "navigation_unread": _("no column was found on the home page"),
    "channel_unread": _("the channel was found but could not be read"),
    "not_judged": _("not judged"),
    "not_read": _("not read in this run"),
    "no_pages": _("no page of this kind was read"),
    "no_rows": _("no list of items could be read on it"),
    "no_phrase": _("nothing shown, and nothing says that it is empty"),
    "more_pages": _("further pages of its list were not read"),
    "articles_unread": _("its articles were not read, which may carry the dates"),
    "undated": _("no date could be read"),
    "undetermined": _("cannot be told from what was read"),
    "future_dates": _("its dates lie in the future"),
    "has_columns_below": _("leads to further columns"),
    "year_archive": _("the list of a single year"),
    "topic": _("a topic kept as a record"),
    "frame": _("content lies in a frame that was not read"),
    "too_deep": _("page nested too deeply to be read"),
    "too_large": _("page too large to be read in full"),
    "attachment": _("content lies in attachments"),
    "picture": _("content is a picture"),
    "external": _("lies on another host, not judged here"),
    "scripted": _("may be added by a script that was not read"),
    # links
    "unverified": _("could not be verified"),
    "unchecked": _("not checked in this run (limit reached)"),
    "dns_unproven": _("no name was found, but no other name proves that look-ups work here"),
    "led_home": _("leads to a home page instead of the page that was asked for"),
    # letters
    "complaints_only": _("only a complaints channel was found"),
    "mailbox_unread": _("no letter could be read in it"),
    "letter_unread": _("the letter's own page was not read"),
    "letter_undated": _("the date of the letter could not be read"),
    "reply_undated": _("the date of the answer could not be read"),
    "reply_not_shown": _("the answer is not shown"),
    "reply_by_script": _("the answer is loaded by a script"),
    "reply_is_image": _("the answer is a picture"),
    "answered_by_phone": _("answered by telephone"),
    "no_reply_place": _("the page has no place for an answer"),
    "no_state": _("the state of the letter is not shown"),
    "state_unknown": _("state not readable"),
    "state_not_understood": _("the state of the letter is given in words that are not known"),
    "reply_unlabelled": _("a text near the letter reads as an answer"),
    "state_and_date_disagree": _("state and dates contradict each other"),
    "states_disagree": _("states of the letter contradict each other"),
    "acknowledged_only": _("cannot be told whether its receipt was acknowledged or it was answered"),
    "letter_not_understood": _("the letter's own page does not name its parts"),
    "not_public": _("not public"),
    # services
    "guide_unreadable": _("the guide could not be read"),
    "guide_by_script": _("the guide is loaded by a script"),
    "guide_is_file": _("the guide is a file"),
    "guide_is_frame": _("the guide lies in a frame that was not read"),
    "guide_is_image": _("the guide is a picture"),
    "element_unlabelled": _("the guide does not name its elements"),
    "form_unmatched": _("cannot be told which attachment is meant"),
    # what became of a finding in a later round
    "site_missing": _("the site is not in the later round"),
    "site_added": _("the site is not in the earlier round"),
    "arisen": _("judged then without a finding"),
    "first_seen": _("not judged then"),
    "page_gone": _("the page no longer exists"),
    "unlinked": _("the home page no longer leads to it"),
    "link_removed": _("the link was taken out"),
    "date_reached": _("the day it names has come"),
    "not_compared": _("what it was compared with was not read"),
    # a site that closes
    "no_resume_date": _("the register names no day of its return"),
    "history": _("what came before was not watched"),
    # the host
    "not_probed": _("no secure connection was tried"),
    "private_address": _("the site has no public address"),
}
