-- One row per delivery of a webhook, for PostgreSQL and H2. Times are milliseconds since 1970 by the database's clock.
CREATE TABLE IF NOT EXISTS lever_deliveries (
    delivery BYTEA NOT NULL PRIMARY KEY, -- the key in UTF-8: bytes know no collation
    ticket VARCHAR(36),                  -- of whoever has claimed it, null once it is done
    since BIGINT NOT NULL,               -- when it was claimed, or done
    ends BIGINT                          -- when it is free again, null for never
)
