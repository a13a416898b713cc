package dev.lever4j.client.transport;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which hosts a download may be redirected to. */
final class DownloadHosts {
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)*[a-z0-9-]*[a-z][a-z0-9-]*");

    private final List<String> patterns;
    private final boolean onLoopback;

    /** @param onLoopback whether the environment itself is on this machine, so that what else is here may be too */
    DownloadHosts(List<String> patterns, boolean onLoopback) {
        this.patterns = patterns;
        this.onLoopback = onLoopback;
    }

    static List<String> checked(List<String> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .peek(pattern -> {
                    if (!NAME.matcher(pattern).matches()) {
                        throw new IllegalArgumentException(
                                "a download host is a name such as files.example.com, or *.example.com for every name"
                                        + " below it; not a URL, a port or an address");
                    }
                })
                .toList();
    }

    /** Why a URL may not be gone to; empty where it may. Names no more of it than its host. */
    Optional<String> refusal(URI url) {
        Origin origin = Origin.of(url);
        if (origin.host().isEmpty() || url.getRawUserInfo() != null) {
            return Optional.of("a download was redirected to what is no plain URL of a host");
        }
        if (areHere(origin) && (origin.isHttps() || origin.isHttp())) {
            return Optional.empty();
        }
        if (!origin.isHttps()) {
            return Optional.of("a download was redirected away from https, to " + origin);
        }
        if (patterns.stream().noneMatch(pattern -> matches(pattern, origin.host()))) {
            return Optional.of("a download was redirected to " + origin
                    + ", from where downloads are not allowed; if you know it, add it to downloadHosts");
        }
        return Optional.empty();
    }

    /** Whether both the environment and the other are on this machine, so that private addresses are in order. */
    boolean areHere(Origin other) {
        return onLoopback && other.isLoopback();
    }

    private static boolean matches(String pattern, String host) {
        String plain = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return pattern.startsWith("*.")
                ? plain.endsWith(pattern.substring(1)) && plain.length() >= pattern.length()
                : plain.equals(pattern);
    }
}
