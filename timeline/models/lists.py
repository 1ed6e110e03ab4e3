"""The closed lists: what may stand in a field of choice, and how readers see it."""

from django.db.models import TextChoices


class PublisherKind(TextChoices):
    AGENCY = "agency", "news agency"
    NEWSPAPER = "newspaper"
    MAGAZINE = "magazine"
    BROADCASTER = "broadcaster"
    WEBSITE = "website"
    MINISTRY = "ministry"
    UNKNOWN = "unknown", "kind not known"


class PublishedBasis(TextChoices):
    GIVEN = "given", "given by the curator"
    PRINTED = "printed", "printed with the text"
    METADATA = "metadata", "from the page's metadata"
    PAGE_HEADER = "page_header", "from the page's header"
    OUTSIDE = "outside", "from another page"
    INFERRED = "inferred", "worked out"


class TextHeld(TextChoices):
    FULL = "full", "in full"
    DIGEST = "digest", "as a digest in our own words"
    NONE = "none", "not held"


class Mark(TextChoices):
    """What a paragraph is when it is not the article's own prose."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit", "credit line"
    CAPTION = "caption"
    HEADING = "heading"
    SHARE = "share", "share bar"
    RELATED = "related", "other articles"
    COMMENTS = "comments", "comment form"
    SPAM = "spam", "link spam"
    TEMPLATE = "template", "page furniture"


class Kind(TextChoices):
    OCCURRENCE = "occurrence"
    STATEMENT = "statement"
    PLAN = "plan"


class Status(TextChoices):
    DRAFT = "draft"
    IN_REVIEW = "in_review", "in review"
    PUBLISHED = "published"
    NEEDS_UPDATE = "needs_update", "needs update"
    RETRACTED = "retracted"
    MERGED = "merged"


PUBLIC = (Status.PUBLISHED, Status.NEEDS_UPDATE)
# Asked as an exclusion where few rows are wanted: "IN" lets SQLite start from every public event.
HIDDEN = tuple(status for status in Status if status not in PUBLIC)


class EventModality(TextChoices):
    ACTUAL = "actual"
    CLAIMED = "claimed"
    PLANNED = "planned"


class Modality(TextChoices):
    ACTUAL = "actual"
    CLAIMED = "claimed"
    PLANNED = "planned"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"


class Granularity(TextChoices):
    SINGLE = "single"
    ONGOING = "ongoing"
    REPEATED = "repeated"


class Precision(TextChoices):
    DAY = "day", "The day"
    DAYS = "days", "One of several days"
    MONTH = "month", "The month"
    MONTHS = "months", "Some months"
    YEAR = "year", "The year"
    YEARS = "years", "Some years"
    OPEN = "open", "Start or end unknown"


class DateBasis(TextChoices):
    STATED = "stated", "written in the article"
    RELATIVE_TO_PUBLICATION = "relative_to_publication", "counted from the day of publication"
    RELATIVE_TO_EVENT = "relative_to_event", "counted from another event"
    INFERRED = "inferred", "worked out from the text"
    PUBLICATION_FALLBACK = "publication_fallback", "no later than the article"


class Stance(TextChoices):
    ASSERTS = "asserts", "says"
    HEDGES = "hedges", "says"
    DENIES = "denies"
    SUGGESTS = "suggests"


class ActorKind(TextChoices):
    PERSON = "person"
    STATE = "state"
    GOVERNMENT = "government"
    FORCE = "force", "armed force"
    ARMED_GROUP = "armed-group", "armed group"
    ORGANISATION = "organisation"
    OFFICE = "office"
    MEDIA = "media"
    GROUP = "group", "group of people"


class Role(TextChoices):
    """An actor's part in an event; the label is the word before the name."""

    INITIATOR = "initiator", "by"
    TARGET = "target", "against"
    KILLED = "killed", "killed:"
    INJURED = "injured", "injured:"
    CAPTURED = "captured", "captured:"
    PARTICIPANT = "participant", "with"
    SPEAKER = "speaker", "said by"
    ADDRESSEE = "addressee", "to"
    SUBJECT = "subject", "about"
    ACCUSED = "accused", "accused:"
    CLAIMS_RESPONSIBILITY = "claims_responsibility", "claimed by"
    DENIES = "denies", "denied by"
    MEDIATOR = "mediator", "through"
    HOST = "host", "host:"


class PlaceRole(TextChoices):
    LOCATION = "location", "at"
    ORIGIN = "origin", "from"
    DESTINATION = "destination", "to"
    PASSAGE = "passage", "through"


class LinkKind(TextChoices):
    """How one event hangs on another, read from the first to the second."""

    RETALIATES_FOR = "retaliates_for", "retaliates for"
    RESPONDS_TO = "responds_to", "responds to"
    FOLLOWS = "follows"
    ENDS = "ends"
    PART_OF = "part_of", "is part of"
    IMPLEMENTS = "implements", "carries out"
    ANNIVERSARY_OF = "anniversary_of", "is the anniversary of"
    LEADS_TO = "leads_to", "leads to"


class LinkBasis(TextChoices):
    CITED = "cited"
    READING = "reading", "our reading"


class AliasKind(TextChoices):
    NAME = "name"
    TITLE = "title"
    ACRONYM = "acronym"
    DESCRIPTION = "description"


class ProposalState(TextChoices):
    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


class LikenessKind(TextChoices):
    """How one article's text is another's."""

    SAME = "same", "the same text"
    NEAR = "near", "nearly the same text"
    SHARED = "shared", "long runs of the same words"
