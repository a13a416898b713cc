package dev.lever4j.connect;

import java.util.Objects;

/** As the archive says. */
final class Version {
    static final String TEXT = Objects.requireNonNullElse(
            LeverSourceConnector.class.getPackage().getImplementationVersion(), "development");

    private Version() {}
}
