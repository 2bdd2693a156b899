/** Report in SQL: the figures of an evening reckoned by a database, in another way than the house does. */
import { PGlite } from "@electric-sql/pglite";
import type { LogRow } from "../../shared/events/log-fact.ts";

/** How many people a cell is about, its number, and of how many it is a part where that is told. */
type Counted = { people: number; value: number };

/** Who was when: spans that were noted, and visits, which are spans with shorter gaps than a minute in one. */
const VISITS = `
  v as (select *, sum((kind in ('arrived', 'left'))::int) over (partition by who order by at, seq) seg
        from log where role = 'visitor' and who is not null),
  spans as (
    select who, at - (what->>'stayed')::bigint b, greatest(at, at - (what->>'stayed')::bigint + 1) e from v where kind = 'left'
    union all
    select who, min(at), greatest(min(at) + 1, max(at)) from v where kind <> 'left' group by who, seg),
  ahead as (select *, max(e) over (partition by who order by b, e rows between unbounded preceding and 1 preceding) p from spans),
  islands as (select *, sum((p is null or b - p > 60000)::int) over (partition by who order by b, e rows unbounded preceding) g from ahead),
  visits as (select who, min(b) b, max(e) e from islands group by who, g),
  whole as (select distinct who from visits)`;

const ZONES = `
  v as (select * from log where role = 'visitor' and who is not null),
  spans as (select who, what->>'zone' z, at - (what->>'stayed')::bigint b, at e from v where kind = 'zone-left'),
  a1 as (select *, max(e) over (partition by who, z order by b, e rows between unbounded preceding and 1 preceding) p from spans),
  i1 as (select *, sum((p is null or b > p)::int) over (partition by who, z order by b, e rows unbounded preceding) g from a1),
  exact as (select who, z, min(b) b, max(e) e from i1 group by who, z, g),
  i2 as (select *, sum((b - p > 30000)::int) over (partition by who, z order by b rows unbounded preceding) g
         from (select *, lag(e) over (partition by who, z order by b) p from exact)),
  stays as (select who, z, sum(e - b) ms from i2 group by who, z, coalesce(g, 0) having sum(e - b) >= 3000),
  each as (select who, z, count(*) n, sum(ms) ms from stays group by who, z)`;

const QUESTIONS = `
  asked as (select who, at, what->>'question' q from log where role = 'visitor' and who is not null and kind = 'asked'),
  answers as (select distinct on (what->>'question') what->>'question' q, at, what->>'how' how from log
              where kind = 'answered' order by what->>'question', at, seq),
  both_of as (select asked.who, greatest(0, answers.at - asked.at) / 1000.0 s, how from asked left join answers using (q))`;

const VOTES = `
  newest as (select distinct on (who, what->>'poll') who, what->>'poll' poll, what->'choices' choices from log
             where role = 'visitor' and who is not null and kind = 'voted' order by who, what->>'poll', at desc, seq desc),
  votes as (select distinct who, poll, c::int from newest, jsonb_array_elements_text(choices) c)`;

const VISITORS = "role = 'visitor' and who is not null";

export async function openSql() {
  const db = await PGlite.create();
  await db.exec(
    "create table log (seq serial, at bigint, who text, role text, kind text, what jsonb); set enable_nestloop = on",
  );
  const counted = async (query: string) => {
    const { rows } = await db.query<Record<string, unknown>>(query);
    return new Map(
      rows.map(({ key, people, value }): [string, Counted] => [
        String(key ?? ""),
        { people: Number(people ?? 0), value: Number(value ?? 0) },
      ]),
    );
  };
  const figures = async () => ({
    attendance: await counted(`with ${VISITS},
      returning_ones as (select who from whole where exists (select from v where v.who = whole.who and kind = 'arrived' and (what->>'days')::int > 0)),
      lengths as (select who, sum(e - b) / 60000.0 m from visits group by who),
      most as (select b at, (select count(distinct who) from visits x where x.b <= t.b and t.b < x.e) n from visits t order by n desc, b limit 1)
      select 'people' as key, count(*) people, count(*) as value from whole
      union all select 'returning', count(*), count(*) from returning_ones
      union all select 'newcomers', count(*), count(*) from whole where who not in (select who from returning_ones)
      union all select 'peak', n, n from most
      union all select 'peak at', n, at - at % 300000 from most
      union all select 'minutes', count(*), percentile_cont(0.5) within group (order by m) from lengths
      union all select 'hours', count(*), sum(m) / 60 from lengths`),
    arrivals: await counted(`with ${VISITS}, firsts as (select who, min(b) b from visits group by who)
      select b / 300000 * 300000 as key, count(*) people, count(*) as value from firsts group by 1`),
    zones: await counted(`with ${ZONES}
      select z || ' people' as key, count(*) people, count(*) as value from each group by z
      union all select z || ' visits', count(*), sum(n) from each group by z
      union all select z || ' seconds', count(*), percentile_cont(0.5) within group (order by ms / 1000.0) from each group by z`),
    reactions: await counted(`with r as (select * from log where ${VISITORS} and kind = 'reacted')
      select 'count' as key, count(distinct who) people, count(*) as value from r
      union all select 'people', count(distinct who), count(distinct who) from r
      union all select what->>'with', count(distinct who), count(*) from r group by 1
      union all select (at / 60000 * 60000)::text, count(distinct who), count(*) from r group by 1`),
    questions: await counted(`with ${QUESTIONS}
      select 'asked' as key, count(distinct who) people, count(*) as value from both_of
      union all select 'answered', count(distinct who), count(*) from both_of where how is not null
      union all select 'onStage', count(distinct who), count(*) from both_of where how = 'stage'
      union all select 'median', count(distinct who), percentile_cont(0.5) within group (order by s) from both_of where how is not null
      union all select 'p90', count(distinct who), percentile_cont(0.9) within group (order by s) from both_of where how is not null`),
    polls: await counted(`with ${VOTES}
      select poll || ' people' as key, count(distinct who) people, count(distinct who) as value from votes group by poll
      union all select poll || ' ' || c, count(*), count(*) from votes group by poll, c`),
    calls: await counted(`with l as (select who, kind, what->>'call' call from log where ${VISITORS}),
      saw as (select distinct call, who from l where kind = 'call-shown'),
      went as (select distinct call, who from l where kind = 'call-clicked' intersect select call, who from saw)
      select call || ' shown' as key, count(*) people, count(*) as value from saw group by call
      union all select call || ' clicked', count(*), count(*) from went group by call
      union all select call || ' share', count(went.who), 100.0 * count(went.who) / count(*) from saw left join went using (call, who) group by call`),
    consequences: await counted(
      "select what->>'act' as key, count(distinct who) people, count(*) as value from log where kind = 'consequence' group by 1",
    ),
  });
  return {
    async reckon(rows: readonly LogRow[]) {
      await db.exec("truncate log restart identity");
      const plain = rows.map(({ at, who, role, fact: { kind, ...what } }) => ({ at, who, role, kind, what }));
      await db.query(
        "insert into log (at, who, role, kind, what) select at, who, role, kind, what from jsonb_to_recordset($1::jsonb) as r (at bigint, who text, role text, kind text, what jsonb)",
        [JSON.stringify(plain)],
      );
      return figures();
    },
    close: () => db.close(),
  };
}
