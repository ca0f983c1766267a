"""Crawler: sites in, pages as read out. The only folder that imports scrapy.

Start with `crawl` (whole sites) or `probing` (home pages alone).

One crawl: `window` opens sites and ends them through `closer`; `dispatch` asks the `frontier` for work;
`spider` carries it out; `intake` makes `visits` of the answers, and `permission` rules of robots.txt. `run`
is what they share.

One site: `course` takes visits and says what comes next. It is made of `home` (where the scope lies),
`budget`, `known`, `discovery` (entries found on pages) and `retries`; `purposes` and `step` are pure. At its
end `dossier` puts together what is known, `ending` how it ended, `targets` and `foreign` what became of its
links.

One request: `fetch` sends it to a `destination`, by `connection` or the lenient `wire`; `receiving` fills its
`arrival`; `failure` says why there is none.

One probe: `caller` asks in `turns`, `rulebook` remembers robots.txt, `opening` follows a home page, `witness`
says whether a failure is the site's.
"""
