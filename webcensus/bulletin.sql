-- The figures of the bulletin, each by a name. Every query can be asked as it stands: webcensus query ROUND "…".
-- A site is running when the register says normal or exempt, or it was judged all the same (a suspended site whose
-- day of return has passed). What counts as a problem is sure or confirmed by a person, and not dismissed.

-- name: round
select count(*) as sites, max(as_of) as day, min(as_of) as first_day, min(rubric) as rubric,
  min(rubric_sha256) as rubric_sha256, max(pass_mark) as pass_mark
from scorecards;

-- name: states
select case when state = 'closed' and successor_url <> '' then 'moved' else state end as state, count(*) as sites
from sites group by all order by all;

-- name: levels
select s.level as name, count(*) as running,
  count(*) filter (where c.verdict in ('pass', 'fail', 'insufficient_evidence')) as checked,
  count(*) filter (where c.verdict = 'pass') as passed,
  count(*) filter (where c.verdict = 'fail') as failed,
  count(*) filter (where c.verdict = 'insufficient_evidence') as unjudged
from sites s left join scorecards c on c.site = s.id
where s.state in ('normal', 'exempt') or (s.state = 'suspended' and c.verdict in ('pass', 'fail', 'insufficient_evidence'))
group by all order by all;

-- name: provinces
select s.province as name, count(*) as running,
  count(*) filter (where c.verdict in ('pass', 'fail', 'insufficient_evidence')) as checked,
  count(*) filter (where c.verdict = 'pass') as passed,
  count(*) filter (where c.verdict = 'fail') as failed,
  count(*) filter (where c.verdict = 'insufficient_evidence') as unjudged
from sites s left join scorecards c on c.site = s.id
where (s.state in ('normal', 'exempt') or (s.state = 'suspended' and c.verdict in ('pass', 'fail', 'insufficient_evidence')))
  and s.level <> '国务院部门及内设垂管'
group by all order by all;

-- name: departments
select case when s.supervisor <> '' then s.supervisor else s.organiser end as name, count(*) as running,
  count(*) filter (where c.verdict in ('pass', 'fail', 'insufficient_evidence')) as checked,
  count(*) filter (where c.verdict = 'pass') as passed,
  count(*) filter (where c.verdict = 'fail') as failed,
  count(*) filter (where c.verdict = 'insufficient_evidence') as unjudged
from sites s left join scorecards c on c.site = s.id
where (s.state in ('normal', 'exempt') or (s.state = 'suspended' and c.verdict in ('pass', 'fail', 'insufficient_evidence')))
  and s.level = '国务院部门及内设垂管'
group by all order by all;

-- name: faults
with kinds(kind, "check") as (values
    ('blank_columns', 'column-blank'), ('stale_columns', 'column-stale'), ('stale_columns', 'column-undated'),
    ('dead_links', 'link-broken'), ('service_errors', 'attachment-missing'), ('service_errors', 'guide-outdated'),
    ('system_faults', 'system-unreachable')),
  looked_at as (
    select k.kind, count(distinct j.site) as sites
    from judged j join kinds k on k."check" = j."check" where j.subjects > 0 group by all),
  found as (
    select k.kind, count(distinct (f.site, f.locator)) as problems
    from findings f join kinds k on k."check" = f."check"
    where (f.certainty = 'sure' or f.ruling = 'confirm') and coalesce(f.ruling, '') <> 'dismiss' group by all)
select l.kind, l.sites, coalesce(f.problems, 0) as number, coalesce(f.problems, 0) / l.sites as value
from looked_at l left join found f on f.kind = l.kind order by l.kind;

-- name: visits
select 'home_unreachable' as kind, count(*) as sites, count(*) filter (where o.state = 'unreachable') as number,
  number / nullif(sites, 0) as value
from site_outcomes o join scorecards c on c.site = o.site
where o.state <> 'refused' and c.verdict <> 'not_judged';

-- name: probes
with lines as (
    select site, unnest(from_json(lines, '[{"failed":"BIGINT","visits":"BIGINT"}]')) as line from scorecards),
  series as (
    select site, max(line.visits) as visits, max(line.failed) as failed from lines group by all having max(line.visits) > 0)
select 'home_failures' as kind, count(*) as sites, coalesce(sum(failed), 0) as number,
  sum(failed) / nullif(sum(visits), 0) as value
from series;

-- name: channels
with looked_at as (
    select distinct site from judged where "check" = 'letter-channel-missing' and subjects > 0),
  lacking as (
    select distinct site from findings where "check" = 'letter-channel-missing'
      and (certainty = 'sure' or ruling = 'confirm') and coalesce(ruling, '') <> 'dismiss')
select 'letter_channels' as kind, count(*) as sites, count(*) filter (where a.site is null) as number,
  number / nullif(sites, 0) as value
from looked_at l left join lacking a on a.site = l.site;

-- name: replies
with looked_at as (
    select distinct j.site, c.as_of from judged j join scorecards c on c.site = j.site
    where j."check" = 'letter-channel-missing' and j.subjects > 0)
select 'public_replies' as kind, count(distinct s.site) as sites, count(l.url) as number,
  number / nullif(sites, 0) as value
from looked_at s left join letters l on l.site = s.site and l.state = 'answered'
  and coalesce(l.answered, l.asked) between s.as_of - interval 1 year and s.as_of;

-- name: unanswered
with looked_at as (
    select site, subjects from judged where "check" = 'letter-unanswered' and subjects > 0),
  asked as (select count(*) as sites, coalesce(sum(subjects), 0) as letters from looked_at),
  waiting as (
    select count(*) as number from findings where "check" = 'letter-unanswered'
      and (certainty = 'sure' or ruling = 'confirm') and coalesce(ruling, '') <> 'dismiss')
select 'unanswered_letters' as kind, l.sites, w.number, w.number / nullif(l.letters, 0) as value
from asked l, waiting w;

-- name: surveys
with looked_at as (
    select distinct j.site, c.as_of from judged j join scorecards c on c.site = j.site
    where j."check" = 'survey-channel' and j.subjects > 0),
  listed as (
    select distinct l.site, l.as_of, p.url, unnest(from_json(p.rows,
      '[{"title":"VARCHAR","url":"VARCHAR","dated":{"day":"DATE"}}]')) as item
    from looked_at l join columns k on k.site = l.site and k.column_class = 'surveys'
      join pages p on p.site = k.site and (p.url = k.url or p.final_url = k.url)),
  held as (
    select distinct site, case when item.url <> '' then item.url else item.title end as survey
    from listed where item.dated.day between as_of - interval 1 year and as_of)
select 'surveys' as kind, count(distinct l.site) as sites, count(h.survey) as number,
  number / nullif(sites, 0) as value
from looked_at l left join held h on h.site = l.site;

-- name: guides
with seen as (
    select site, unnest(from_json(locators, '["VARCHAR"]')) as locator from judged where "check" = 'guide-incomplete'),
  whole as (
    select site, regexp_replace(locator, '#[^#]*$', '') as guide, count(distinct locator) as elements from seen group by all),
  lacking as (
    select distinct site, regexp_replace(locator, '#[^#]*$', '') as guide from findings
    where "check" = 'guide-incomplete' and (certainty = 'sure' or ruling = 'confirm')
      and coalesce(ruling, '') <> 'dismiss')
select 'complete_guides' as kind, count(distinct g.site) as sites, count(*) filter (where l.guide is null) as number,
  number / nullif(count(*), 0) as value
from whole g left join lacking l on l.site = g.site and l.guide = g.guide
where l.guide is not null or g.elements = (select max(elements) from whole);

-- name: vetoes
with lines as (
    select site, unnest(from_json(lines, '[{"item":"VARCHAR","kind":"VARCHAR","state":"VARCHAR"}]')) as line
    from scorecards where verdict = 'fail')
select line.item as item, count(distinct site) as sites from lines
where line.kind = 'veto' and line.state = 'hit' group by all order by sites desc, item;

-- name: failing
select s.id, s.site_code, s.name, s.url, s.province, s.level, c.maximum, c.pass_mark, list_filter(
    from_json(c.lines, '[{"item":"VARCHAR","kind":"VARCHAR","state":"VARCHAR","sure":"BIGINT"}]'),
    lambda line: line.kind = 'veto' and line.state = 'hit') as vetoes
from scorecards c join sites s on s.id = c.site where c.verdict = 'fail'
order by s.province, s.site_code, s.id;

-- name: unjudged
select s.id, s.site_code, s.name, s.url, s.province, from_json(c.missing, '["VARCHAR"]') as missing
from scorecards c join sites s on s.id = c.site where c.verdict = 'insufficient_evidence'
order by s.province, s.site_code, s.id;

-- name: register
select id, site_code, name, url, province, state, successor_url, resume_date from sites
where state not in ('normal', 'exempt') order by state, province, site_code, id;

-- name: moved
select s.id, s.site_code, s.name, s.url, o.moved_to from sites s join site_outcomes o on o.site = s.id
where o.moved_to <> '' and s.state = 'normal' order by s.province, s.site_code, s.id;

-- name: verdicts
select s.id, s.state, coalesce(c.verdict, '') as verdict from sites s left join scorecards c on c.site = s.id
order by s.id;
