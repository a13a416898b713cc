package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.jspecify.annotations.Nullable;

/**
 * Lever as a source of Kafka Connect: each account's records, and what becomes of them, into topics. Accounts are dealt
 * out among tasks; each goes on where it stood, on whatever worker. docs/kafka-connect.md tells how.
 *
 * <p>Public, with a constructor that takes nothing, since Connect makes it.
 */
public final class LeverSourceConnector extends SourceConnector {
    private Map<String, String> said = Map.of();
    private @Nullable AccountWatch watch;

    @Override
    public String version() {
        return Version.TEXT;
    }

    @Override
    public ConfigDef config() {
        return Keys.DEFINITION;
    }

    @Override
    public Config validate(Map<String, String> configured) {
        return Together.check(super.validate(configured), configured);
    }

    @Override
    public void start(Map<String, String> configured) {
        said = Collections.unmodifiableMap(new HashMap<>(configured));
        Settings settings = new Settings(said);
        watch = settings.accounts().isEmpty() ? AccountWatch.begin(settings, context()) : null;
    }

    @Override
    public Class<? extends Task> taskClass() {
        return LeverSourceTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        AccountWatch asked = watch;
        Settings settings = new Settings(said);
        return Deal.of(said, asked == null ? settings.accounts() : asked.accounts(), settings.paused(), most);
    }

    @Override
    public void stop() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** A poll hands out whole answers of Lever's, with a place to go on from: a transaction of it is all or nothing. */
    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> configured) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /**
     * Whoever puts an account back, or takes its place away, need not stop to think: what cannot be read is refused.
     */
    @Override
    public boolean alterOffsets(Map<String, String> configured, Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach((partition, offset) -> {
            try {
                ExportResource list = Partition.parse(partition).resource();
                if (offset != null) {
                    Place.check(Offsets.parse(offset), list);
                }
            } catch (IllegalArgumentException e) {
                throw new ConnectException("not an offset of this connector: " + e.getMessage());
            }
        });
        return true;
    }
}
