package dev.lever4j.spring;

import java.net.URI;

/** A path of this application: {@code //host} and {@code /\host} are others' in a browser. */
final class OwnPath {
    private OwnPath() {}

    static String checked(String property, String path) {
        if (!path.matches("/([A-Za-z0-9._~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?")) {
            throw new LeverConfigurationException(
                    property + " is no path of this application.",
                    "Set " + property + " to a path that begins with one slash, such as /lever/callback.");
        }
        return Configured.checked(property, () -> URI.create(path).toString());
    }
}
