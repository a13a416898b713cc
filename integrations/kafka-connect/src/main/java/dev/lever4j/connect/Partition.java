package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What an offset is of: one list of one account, with what lies under its records. */
record Partition(String account, ExportResource resource) {
    private static final String ACCOUNT = "account";
    private static final String RESOURCE = "resource";

    /** In one order in every process: a worker looks for the bytes that come of it. */
    Map<String, String> toMap() {
        return Collections.unmodifiableMap(new TreeMap<>(Map.of(ACCOUNT, account, RESOURCE, resource.text())));
    }

    /** @throws IllegalArgumentException if it is none of this connector */
    static Partition parse(Map<String, ?> map) {
        if (!(map.get(ACCOUNT) instanceof String account) || !(map.get(RESOURCE) instanceof String name)) {
            throw new IllegalArgumentException("a partition says account and resource");
        }
        return new Partition(
                account,
                ExportResource.of(name)
                        .filter(resource -> resource.parent().isEmpty())
                        .orElseThrow(() -> new IllegalArgumentException("there is no list " + name)));
    }
}
