package dev.lever4j.samples.export;

import java.util.List;

/** What the warehouse says to PostgreSQL. */
final class Sql {
    static final List<String> SETUP = List.of(
            "set lock_timeout = '15s'",
            // of the session: it goes with the connection, and so with the process
            "select pg_advisory_lock(hashtext('lever4j candidate export'))",
            "create schema if not exists lever_export",
            "set search_path to lever_export",
            """
            create table if not exists candidates (
                id text primary key,
                updated_at timestamptz,
                line bigint not null unique,
                record jsonb not null,
                name text generated always as (record ->> 'name') stored,
                stage text generated always as (record ->> 'stage') stored,
                origin text generated always as (record ->> 'origin') stored
            )""",
            """
            create or replace view applications as
            select candidates.id as candidate, application.*
            from candidates, jsonb_to_recordset(record -> 'applications')
                as application (id text, posting text, type text, "createdAt" timestamptz)""",
            """
            create table if not exists progress (
                one boolean primary key default true check (one),
                checkpoint text,
                bytes bigint not null default 0,
                lines bigint not null default 0,
                finished boolean not null default false
            )""",
            "insert into progress default values on conflict do nothing");

    static final String PROGRESS = "select checkpoint, bytes, lines, finished from progress";

    /** Of a record that comes twice in one commit the newest counts, and among equals the later. */
    static final String SAVE = """
            with come as (
                select distinct on (record ->> 'id') record ->> 'id' as id,
                    (record ->> 'updatedAt')::timestamptz as updated_at, line, record
                from (select unnest($1::text[])::jsonb as record, unnest($2::bigint[]) as line) as given
                order by record ->> 'id', updated_at desc nulls last, line desc
            ), kept as (
                insert into candidates (id, updated_at, line, record) select * from come
                on conflict (id) do update
                    set updated_at = excluded.updated_at, line = excluded.line, record = excluded.record
                    where candidates.updated_at is null or excluded.updated_at >= candidates.updated_at
                returning xmax = 0 as fresh, (record ->> 'createdAt')::timestamptz as created_at
            ), moved as (
                update progress set checkpoint = $4, bytes = $5, lines = $6
            )
            select count(*) as news from kept where fresh and (created_at is null or created_at <= $3)""";

    static final String LINES = "select line from candidates order by line";
    static final String COUNT = "select count(*) as count from candidates";
    static final String IDS = "select id from candidates order by line offset $1";
    static final String FINISHED = "update progress set finished = true";

    private Sql() {}
}
