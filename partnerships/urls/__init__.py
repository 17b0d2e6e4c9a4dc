"""Addresses of cooperations, by part."""

from partnerships.urls.agreements import urlpatterns as agreements
from partnerships.urls.analysis import urlpatterns as analysis
from partnerships.urls.capacity import urlpatterns as capacity
from partnerships.urls.cooperations import urlpatterns as cooperations
from partnerships.urls.instruments import urlpatterns as instruments
from partnerships.urls.matching import urlpatterns as matching
from partnerships.urls.monitoring import urlpatterns as monitoring
from partnerships.urls.papers import urlpatterns as papers
from partnerships.urls.partners import urlpatterns as partners
from partnerships.urls.programmes import urlpatterns as programmes
from partnerships.urls.registry import urlpatterns as registry
from partnerships.urls.workspace import urlpatterns as workspace

app_name = "partnerships"
urlpatterns = [
    *workspace,
    *cooperations,
    *programmes,
    *instruments,
    *monitoring,
    *papers,
    *agreements,
    *partners,
    *analysis,
    *registry,
    *matching,
    *capacity,
]
