-- One row per account, for PostgreSQL and H2.
CREATE TABLE IF NOT EXISTS lever_grants (
    account BYTEA NOT NULL PRIMARY KEY, -- the name in UTF-8: bytes know no collation
    version BIGINT NOT NULL,            -- what a save is compared by
    sealed BYTEA NOT NULL               -- the grant, encrypted, bound to the account
)
