package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** What can be configured, as Connect documents it. docs/kafka-connect.md shows the same table. */
final class Keys {
    static final String ACCOUNTS = "lever.accounts";
    static final String PAUSED = "lever.paused.accounts";
    static final String STORE = "lever.token.store";
    static final String STORE_PASSWORD = "lever.token.store.password";
    static final String STORE_KEYS = "lever.token.store.keys";
    static final String CLIENT_ID = "lever.client.id";
    static final String CLIENT_SECRET = "lever.client.secret";
    static final String API_KEY = "lever.api.key";
    static final String BASE_URL = "lever.base.url";
    static final String AUTH_URL = "lever.auth.url";
    static final String RESOURCES = "lever.resources";
    static final String CHILDREN = "lever.children";
    static final String MODE = "lever.mode";
    static final String SINCE = "lever.changes.since";
    static final String POLL_INTERVAL = "lever.poll.interval.ms";
    static final String LIST_INTERVAL = "lever.list.interval.ms";
    static final String RESCAN = "lever.rescan";
    static final String RESCAN_INTERVAL = "lever.rescan.interval.ms";
    static final String RATE = "lever.rate";
    static final String BURST = "lever.rate.burst";
    static final String SHARED = "lever.rate.shared";
    static final String PAGE_SIZE = "lever.page.size";
    static final String REDACTION = "lever.redaction";
    static final String REDACTION_KEY = "lever.redaction.key";
    static final String TOPIC = "lever.topic";
    static final String VALUE = "lever.value";
    static final String ACCOUNTS_INTERVAL = "lever.accounts.interval.ms";

    /** Of a task: which accounts are its own. */
    static final String TASK_ACCOUNTS = "lever.task.accounts";

    static final String PRODUCTION = "https://api.lever.co/v1";

    private static final String WHOSE = "Accounts";
    private static final String WHERE = "Lever";
    private static final String WHAT = "What is read";
    private static final String PACE = "Pace";
    private static final String RECORDS = "Records";

    private static final List<String> ROOTS = names(true);
    private static final List<String> UNDER = names(false);

    /** In the order of the documentation. */
    static final ConfigDef DEFINITION = new Groups()
            .group(WHOSE)
            .add(
                    ACCOUNTS,
                    ConfigDef.Type.LIST,
                    "",
                    Checks.accounts(),
                    Importance.HIGH,
                    "The accounts, by the names under which the token store keeps their grants, with commas between."
                            + " Empty for all that the store has; it is then asked now and then whether there are"
                            + " others. With an API key the one account's name, which may be left out: default.")
            .add(
                    PAUSED,
                    ConfigDef.Type.LIST,
                    "",
                    Checks.accounts(),
                    Importance.LOW,
                    "Accounts that are left alone. Once taken off this list they go on where they stood.")
            .add(
                    ACCOUNTS_INTERVAL,
                    ConfigDef.Type.LONG,
                    60_000L,
                    Range.atLeast(1000),
                    Importance.LOW,
                    "How often the token store is asked which accounts it has, where none are named.")
            .add(
                    STORE,
                    ConfigDef.Type.STRING,
                    "",
                    Checks.store(),
                    Importance.HIGH,
                    "Where grants are kept: redis://HOST:6379 or rediss://, postgresql://USER@HOST:5432/DATABASE, or"
                            + " file:/FOLDER for workers on one machine.")
            .add(
                    STORE_PASSWORD,
                    ConfigDef.Type.PASSWORD,
                    "",
                    null,
                    Importance.MEDIUM,
                    "The password of the token store, in place of one in its URL.")
            .add(
                    STORE_KEYS,
                    ConfigDef.Type.PASSWORD,
                    "",
                    Checks.grantKeys(),
                    Importance.HIGH,
                    "What grants are sealed with: 32 random bytes in base64, the newest first, with blanks between.")
            .add(
                    CLIENT_ID,
                    ConfigDef.Type.STRING,
                    "",
                    null,
                    Importance.HIGH,
                    "Id of the OAuth app to which accounts gave their grants.")
            .add(
                    CLIENT_SECRET,
                    ConfigDef.Type.PASSWORD,
                    "",
                    Checks.secret(),
                    Importance.HIGH,
                    "Secret of the OAuth app.")
            .add(
                    API_KEY,
                    ConfigDef.Type.PASSWORD,
                    "",
                    Checks.secret(),
                    Importance.MEDIUM,
                    "An API key, for one account and without a token store and an OAuth app.")
            .group(WHERE)
            .add(
                    BASE_URL,
                    ConfigDef.Type.STRING,
                    PRODUCTION,
                    Checks.url(),
                    Importance.MEDIUM,
                    "Lever's API. Plain HTTP is accepted on this machine's loopback alone.")
            .add(
                    AUTH_URL,
                    ConfigDef.Type.STRING,
                    "",
                    Checks.url(),
                    Importance.MEDIUM,
                    "Where /oauth/token lies. Empty for that of Lever's production, sandbox or EU, as the base URL says.")
            .group(WHAT)
            .add(
                    RESOURCES,
                    ConfigDef.Type.LIST,
                    ExportResource.OPPORTUNITIES.text(),
                    Checks.oneOf(ROOTS, false),
                    Importance.HIGH,
                    "Lists of an account: " + String.join(", ", ROOTS) + ".")
            .add(
                    CHILDREN,
                    ConfigDef.Type.LIST,
                    "",
                    Checks.oneOf(UNDER, true),
                    Importance.HIGH,
                    "What lies under their records: " + String.join(", ", UNDER)
                            + ". applications and contact come with the opportunities, any other takes a request for each"
                            + " record.")
            .add(
                    MODE,
                    ConfigDef.Type.STRING,
                    "both",
                    ValidString.in("full", "changes", "both"),
                    Importance.HIGH,
                    "full: all records once. changes: what changes from now on. both: all, and then what changes.")
            .add(
                    SINCE,
                    ConfigDef.Type.STRING,
                    "",
                    Checks.instant(),
                    Importance.LOW,
                    "From when on changes are told in mode changes, such as 2026-07-01T00:00:00Z, for accounts of which"
                            + " nothing is written yet. Empty for the moment at which a task begins.")
            .add(
                    RESCAN,
                    ConfigDef.Type.STRING,
                    "changed",
                    ValidString.in("changed", "active", "full"),
                    Importance.MEDIUM,
                    "Which opportunities are told again, with what lies under them, though they have not changed, since"
                            + " notes, forms and contacts change without a sign: none, those that are not archived, all.")
            .add(
                    RESCAN_INTERVAL,
                    ConfigDef.Type.LONG,
                    86_400_000L,
                    Range.atLeast(1000),
                    Importance.MEDIUM,
                    "How long lies between two of these rescans of an account.")
            .group(PACE)
            .add(
                    POLL_INTERVAL,
                    ConfigDef.Type.LONG,
                    60_000L,
                    Range.atLeast(100),
                    Importance.MEDIUM,
                    "How long an account rests between two rounds of asking what has changed. A round of nothing takes"
                            + " three requests.")
            .add(
                    LIST_INTERVAL,
                    ConfigDef.Type.LONG,
                    600_000L,
                    Range.atLeast(100),
                    Importance.MEDIUM,
                    "The same for lists of which Lever does not tell what has changed, all but the opportunities: they are"
                            + " read whole, and what is otherwise than before is told.")
            .add(
                    RATE,
                    ConfigDef.Type.DOUBLE,
                    10.0,
                    Checks.rate(),
                    Importance.MEDIUM,
                    "Requests a second that may be used of each account's limit, which is 10 at Lever's.")
            .add(
                    BURST,
                    ConfigDef.Type.INT,
                    0,
                    Range.between(0, 1_000_000),
                    Importance.LOW,
                    "Requests at once after a pause; 0 for half of the rate, and 1 at least. Lever lets 20 pass.")
            .add(
                    SHARED,
                    ConfigDef.Type.BOOLEAN,
                    false,
                    null,
                    Importance.MEDIUM,
                    "Whether the limit of an account is kept in the token store, for all who use its grant with the same"
                            + " rate and burst. Redis can, other stores cannot.")
            .add(PAGE_SIZE, ConfigDef.Type.INT, 100, Range.between(1, 100), Importance.LOW, "Records a page of a list.")
            .group(RECORDS)
            .add(
                    TOPIC,
                    ConfigDef.Type.STRING,
                    "lever.${resource}",
                    Checks.topic(),
                    Importance.HIGH,
                    "Topics: a pattern in which ${account} and ${resource} stand for their names; signs that no topic may"
                            + " have become _.")
            .add(
                    VALUE,
                    ConfigDef.Type.STRING,
                    "json",
                    ValidString.in("json", "schema", "text"),
                    Importance.HIGH,
                    "json: Lever's JSON without a schema, for JsonConverter. schema: fields of the models with their types,"
                            + " and the JSON itself in json. text: the JSON as Lever sent it, for StringConverter.")
            .add(
                    REDACTION,
                    ConfigDef.Type.STRING,
                    "",
                    Checks.redaction(),
                    Importance.MEDIUM,
                    "What may leave: empty for all, strict, or a file of a profile on every worker. See docs/redaction.md.")
            .add(
                    REDACTION_KEY,
                    ConfigDef.Type.PASSWORD,
                    "",
                    Checks.redactionKey(),
                    Importance.MEDIUM,
                    "What hashes of the redaction are made with: 32 random bytes or more, in base64.")
            .definition();

    private Keys() {}

    private static List<String> names(boolean roots) {
        return Arrays.stream(ExportResource.values())
                .filter(resource -> resource.parent().isEmpty() == roots)
                .map(ExportResource::text)
                .toList();
    }

    /** Numbers the keys of each group. */
    private static final class Groups {
        private final ConfigDef definition = new ConfigDef();
        private String group = "";
        private int order;

        Groups group(String name) {
            group = name;
            order = 0;
            return this;
        }

        Groups add(
                String key,
                ConfigDef.Type type,
                Object usual,
                ConfigDef.@Nullable Validator check,
                Importance importance,
                String words) {
            Width width = type == ConfigDef.Type.LIST || type == ConfigDef.Type.STRING ? Width.LONG : Width.MEDIUM;
            definition.define(key, type, usual, check, importance, words, group, ++order, width, key);
            return this;
        }

        ConfigDef definition() {
            return definition;
        }
    }
}
