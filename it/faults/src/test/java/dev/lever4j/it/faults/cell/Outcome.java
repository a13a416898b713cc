package dev.lever4j.it.faults.cell;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.it.faults.server.FaultServer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a cell.
 *
 * @param value null where there is an error
 * @param files what is left in the folder of downloads
 * @param store of the grant; null with a key
 */
public record Outcome(
        @Nullable String value,
        @Nullable Throwable error,
        FaultServer server,
        FaultServer elsewhere,
        List<String> files,
        @Nullable TokenStore store) {}
