-- What a page must fetch at the least, as plain SQL: the yardstick of benchmarks/chronology.py.
-- Parameters: :type and :slug slugs, :from, :to and :middle days, :words a pattern, :page the primary keys of the page's events.

-- first page
SELECT id, slug, title, kind, date, earliest, latest, type_id FROM timeline_event
WHERE status IN ('published', 'needs_update')
ORDER BY section_start, section_days, starts, latest, slug LIMIT 50;

-- total
SELECT count(*) FROM timeline_event WHERE status IN ('published', 'needs_update');

-- filtered page
SELECT id, slug, title, kind, date, earliest, latest, type_id FROM timeline_event
WHERE status IN ('published', 'needs_update') AND latest >= :from AND earliest <= :to
  AND type_id = (SELECT id FROM timeline_eventtype WHERE slug = :type)
ORDER BY section_start, section_days, starts, latest, slug LIMIT 50;

-- filtered total
SELECT count(*) FROM timeline_event
WHERE status IN ('published', 'needs_update') AND latest >= :from AND earliest <= :to
  AND type_id = (SELECT id FROM timeline_eventtype WHERE slug = :type);

-- page after half
SELECT id, slug, title, kind, date, earliest, latest, type_id FROM timeline_event
WHERE status IN ('published', 'needs_update') AND section_start >= :middle
ORDER BY section_start, section_days, starts, latest, slug LIMIT 50;

-- words
SELECT e.id, e.slug, e.title, e.kind, e.date, e.earliest, e.latest, e.type_id FROM timeline_event e
WHERE e.status IN ('published', 'needs_update') AND e.title LIKE :words
ORDER BY e.section_start, e.section_days, e.starts, e.latest, e.slug LIMIT 50;

-- words total
SELECT count(*) FROM timeline_event e WHERE e.status IN ('published', 'needs_update') AND e.title LIKE :words;

-- one event
SELECT id, slug, title, kind, date, earliest, latest, type_id FROM timeline_event WHERE slug = :slug;

-- claims of the page
SELECT id, event_id, text, position, value, said_by_id FROM timeline_claim WHERE event_id IN (:page);

-- citations of the page
SELECT id, claim_id, quote, prefix, suffix, paragraph, article_id FROM timeline_citation
WHERE event_id IN (:page) OR claim_id IN (SELECT id FROM timeline_claim WHERE event_id IN (:page));

-- participants of the page
SELECT p.event_id, p.role, a.slug, a.name FROM timeline_participation p JOIN timeline_actor a ON a.id = p.actor_id WHERE p.event_id IN (:page);

-- places of the page
SELECT p.event_id, p.role, q.slug, q.name FROM timeline_eventplace p JOIN timeline_place q ON q.id = p.place_id WHERE p.event_id IN (:page);

-- facet of actors
SELECT p.actor_id, count(DISTINCT e.id) FROM timeline_event e JOIN timeline_participation p ON p.event_id = e.id
WHERE e.status IN ('published', 'needs_update') GROUP BY p.actor_id ORDER BY 2 DESC LIMIT 7;

-- facet of types
SELECT type_id, count(*) FROM timeline_event WHERE status IN ('published', 'needs_update') GROUP BY type_id;

-- facet of countries
SELECT q.country, count(DISTINCT e.id) FROM timeline_event e JOIN timeline_eventplace p ON p.event_id = e.id JOIN timeline_place q ON q.id = p.place_id
WHERE e.status IN ('published', 'needs_update') GROUP BY q.country;

-- facet of precisions
SELECT precision, count(*) FROM timeline_event WHERE status IN ('published', 'needs_update') GROUP BY precision;

-- facet of publishers
SELECT r.publisher_id, count(DISTINCT c.event_id) FROM timeline_citation c JOIN timeline_article r ON r.id = c.article_id
WHERE c.event_id IS NOT NULL GROUP BY r.publisher_id ORDER BY 2 DESC LIMIT 7;

-- totals of claims
SELECT count(*) FROM timeline_claim c JOIN timeline_event e ON e.id = c.event_id WHERE e.status IN ('published', 'needs_update');

-- totals of articles and origins
SELECT DISTINCT r.id, r.origin_id FROM timeline_citation c JOIN timeline_article r ON r.id = c.article_id
LEFT JOIN timeline_claim m ON m.id = c.claim_id JOIN timeline_event e ON e.id = coalesce(c.event_id, m.event_id)
WHERE e.status IN ('published', 'needs_update');

-- totals of disputed events
SELECT count(*) FROM timeline_event e WHERE e.status IN ('published', 'needs_update') AND e.id IN (
  SELECT event_id FROM timeline_claim WHERE position <> '' OR value IS NOT NULL
  GROUP BY event_id, about_id, "of" HAVING count(DISTINCT position) > 1);
