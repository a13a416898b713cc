package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Whether values that are good by themselves are good together. What is wrong is said at the key to change. */
final class Together {
    /** Their keys tell them apart within an account alone: words, and ids that Lever gives to all. */
    private static final Set<String> NO_UUIDS = Stream.of(
                    ExportResource.TAGS,
                    ExportResource.SOURCES,
                    ExportResource.STAGES,
                    ExportResource.ARCHIVE_REASONS,
                    ExportResource.REQUISITION_FIELDS,
                    // without an id, where they say nothing of themselves
                    ExportResource.EEO_RESPONSES)
            .map(ExportResource::text)
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, ConfigValue> values = new TreeMap<>();
    private final Map<String, String> said;

    private Together(Config config, Map<String, String> said) {
        config.configValues().forEach(value -> values.put(value.name(), value));
        this.said = said;
    }

    static Config check(Config config, Map<String, String> said) {
        Together together = new Together(config, said);
        // of what is wrong by itself nothing else can be told
        if (config.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty())) {
            together.credential();
            together.accounts();
            together.children();
            together.topic();
            together.environment();
            together.redaction();
        }
        return config;
    }

    private void credential() {
        if (isSaid(Keys.API_KEY)) {
            refuse(isSaid(Keys.STORE), Keys.API_KEY, "an API key and a token store exclude each other");
            refuse(isOn(Keys.SHARED), Keys.SHARED, "an API key's limit is not shared: that takes a token store");
            return;
        }
        refuse(!isSaid(Keys.STORE), Keys.STORE, "say where grants are kept, or give an API key");
        refuse(!isSaid(Keys.STORE_KEYS), Keys.STORE_KEYS, "say what grants are sealed with");
        refuse(!isSaid(Keys.CLIENT_ID), Keys.CLIENT_ID, "say to which OAuth app the grants were given");
        refuse(!isSaid(Keys.CLIENT_SECRET), Keys.CLIENT_SECRET, "give the OAuth app's secret");
        if (isSaid(Keys.STORE)) {
            store(URI.create(text(Keys.STORE)));
        }
    }

    private void store(URI store) {
        boolean file = "file".equals(store.getScheme());
        refuse(file && (store.getPath() == null || store.getPath().isEmpty()), Keys.STORE, "write it as file:/FOLDER");
        refuse(!file && store.getHost() == null, Keys.STORE, "it names no host");
        boolean database = "postgresql".equals(store.getScheme());
        refuse(
                database && (store.getPath() == null || store.getPath().length() < 2 || store.getUserInfo() == null),
                Keys.STORE,
                "write it as postgresql://USER@HOST:5432/DATABASE");
        refuse(
                isOn(Keys.SHARED) && (file || database),
                Keys.SHARED,
                "limits are shared through Redis alone; leave it out, each account is served by one task at a time");
    }

    private void accounts() {
        List<String> accounts = list(Keys.ACCOUNTS);
        refuse(
                isSaid(Keys.API_KEY) && accounts.size() > 1,
                Keys.ACCOUNTS,
                "an API key is one account's: name one, or none");
        Set<String> unknown = new HashSet<>(list(Keys.PAUSED));
        accounts.forEach(unknown::remove);
        refuse(!accounts.isEmpty() && !unknown.isEmpty(), Keys.PAUSED, "is none of " + Keys.ACCOUNTS + ": " + unknown);
    }

    private void children() {
        Collection<String> roots = list(Keys.RESOURCES);
        for (String child : list(Keys.CHILDREN)) {
            ExportResource parent =
                    ExportResource.of(child).flatMap(ExportResource::parent).orElseThrow();
            refuse(
                    !roots.contains(parent.text()),
                    Keys.CHILDREN,
                    child + " lies under " + parent.text() + ", which " + Keys.RESOURCES + " does not name");
        }
    }

    /** No two records of which one would be taken for the other in a topic. */
    private void topic() {
        String topic = text(Keys.TOPIC);
        List<String> resources = Stream.concat(list(Keys.RESOURCES).stream(), list(Keys.CHILDREN).stream())
                .toList();
        refuse(
                resources.size() > 1 && !topic.contains("${resource}"),
                Keys.TOPIC,
                "name each resource's apart, with ${resource}: " + String.join(", ", resources));
        boolean alone = isSaid(Keys.API_KEY) || list(Keys.ACCOUNTS).size() == 1;
        List<String> shared = resources.stream().filter(NO_UUIDS::contains).toList();
        refuse(
                !alone && !shared.isEmpty() && !topic.contains("${account}"),
                Keys.TOPIC,
                "name each account's apart, with ${account}: two may have the same keys for "
                        + String.join(", ", shared));
    }

    private void environment() {
        if (!isSaid(Keys.API_KEY) && !isSaid(Keys.AUTH_URL) && !isLevers(text(Keys.BASE_URL))) {
            refuse(true, Keys.AUTH_URL, "say where /oauth/token lies: it is not known for this " + Keys.BASE_URL);
            return;
        }
        refusal(Keys.BASE_URL, () -> new Settings(said).environment());
    }

    private static boolean isLevers(String api) {
        return api.matches("https://api\\.(sandbox\\.|eu\\.)?lever\\.co/v1/*");
    }

    private void redaction() {
        refusal(Keys.REDACTION_KEY, () -> new Settings(said).redaction());
    }

    private void refusal(String key, Runnable made) {
        try {
            made.run();
        } catch (IllegalArgumentException e) {
            refuse(true, key, String.valueOf(e.getMessage()));
        }
    }

    private void refuse(boolean wrong, String key, String why) {
        ConfigValue value = values.get(key);
        if (wrong && value != null) {
            value.addErrorMessage(key + ": " + why);
        }
    }

    private boolean isSaid(String key) {
        Object value = value(key);
        return value instanceof Password password
                ? !password.value().isEmpty()
                : value instanceof String text && !text.isEmpty();
    }

    private boolean isOn(String key) {
        return Boolean.TRUE.equals(value(key));
    }

    private String text(String key) {
        return String.valueOf(value(key));
    }

    @SuppressWarnings("unchecked") // so is it defined
    private List<String> list(String key) {
        return value(key) instanceof List<?> names ? (List<String>) names : List.of();
    }

    private @Nullable Object value(String key) {
        ConfigValue value = values.get(key);
        return value == null ? null : value.value();
    }
}
