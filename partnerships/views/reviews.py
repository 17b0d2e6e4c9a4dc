"""The review queue and the bench of kecamatan and kabupaten."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SIGNED_IN, access, ask
from accounts.permissions import Permission
from partnerships import review_queue, texts
from partnerships.actions.reviews import LEVELS, give_verdict
from partnerships.forms.reviews import ReviewForm
from partnerships.models import Review
from partnerships.papers import paper_of_text
from partnerships.review_bars import why_no_review
from partnerships.text_acts import REVIEWERS
from partnerships.views.instruments import text_for
from partnerships.views.loading import posted
from records.web import attempt, form_page


@require_safe
@access(SIGNED_IN)
def review_list(request):
    if not review_queue.is_reviewer(request.user):
        raise PermissionDenied
    text = request.GET.get("cari", "").strip()
    waiting = review_queue.waiting_for(request.user)
    found = review_queue.search(waiting, text)
    page = Paginator(found, 25).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "rows": review_queue.rows(page.object_list),
        "text": text,
        "lead": review_queue.summary(waiting),
        "done": review_queue.done_by(request.user),
    }
    return render(request, "partnerships/review_list.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_VIEW)
def review_detail(request, pk):
    instrument = text_for(request.user, Permission.INSTRUMENT_VIEW, pk)
    ask(request.user, REVIEWERS.get(instrument.status, Permission.INSTRUMENT_VIEW), instrument.place)
    if instrument.status not in REVIEWERS:
        messages.warning(request, f"Naskah ini tidak sedang ditinjau. Keadaannya: {instrument.get_status_display()}.")
        return redirect("partnerships:instrument-detail", pk)
    if why := why_no_review(instrument, request.user):
        raise PermissionDenied(why)
    form = ReviewForm(
        posted(request),
        initial={"seen_round": instrument.round},
        asks_confirmation=bool(instrument.editorial_note),
        meeting=instrument.cooperation.words.text_meeting,
    )
    level = LEVELS[instrument.status]
    if form.is_valid() and attempt(
        form, give_verdict, instrument=instrument, level=level, by=request.user, **form.answer
    ):
        messages.success(request, done_sentence(request.user, form.answer["verdict"]))
        return redirect("partnerships:review-list")
    return form_page(request, "partnerships/review_detail.html", form, **bench(instrument, form, level))


def done_sentence(user, verdict: str) -> str:
    """What was decided, and how many texts still wait."""
    word = "Naskah boleh ditandatangani" if verdict == Review.Verdict.RECOMMENDED else "Naskah dikembalikan"
    return f"{word}. {review_queue.waiting_for(user).count()} naskah masih menunggu."


def bench(instrument, form, level: str) -> dict:
    """The text clause by clause beside its fields, compared with what was last reviewed or decided."""
    since = review_queue.compared_with(instrument)
    views = texts.clause_views(instrument, since=since)
    return {
        "instrument": instrument,
        "cooperation": instrument.cooperation,
        "name": paper_of_text(instrument).name(instrument),
        "clauses": review_queue.bench_clauses(views, instrument, level, form),
        "since": since,
        "lead": review_queue.bench_summary(views, since, instrument),
        "checks": review_queue.checks(instrument),
        "asks_confirmation": "editorial_confirmed" in form.fields,
        "partner": review_queue.partner_facts(instrument),
    }
