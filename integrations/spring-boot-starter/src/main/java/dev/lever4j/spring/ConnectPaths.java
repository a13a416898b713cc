package dev.lever4j.spring;

import dev.lever4j.auth.connect.RedirectUri;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the routes lie, as this application sees them.
 *
 * @param basePath what stands before all of them in a browser
 * @param success where to go once connected; null for a plain page
 */
record ConnectPaths(
        String basePath,
        String connect,
        String callback,
        @Nullable URI success) {
    static ConnectPaths of(LeverProperties.Connect said, RedirectUri redirectUri, String basePath) {
        String registered = redirectUri.uri().getRawPath();
        String inside = registered.startsWith(basePath + "/") ? registered.substring(basePath.length()) : registered;
        String callback = said.callbackPath() == null ? inside : said.callbackPath();
        ConnectPaths paths = new ConnectPaths(
                basePath,
                OwnPath.checked("lever4j.connect.path", said.path()),
                OwnPath.checked(
                        said.callbackPath() == null ? "lever4j.oauth.redirect-uri" : "lever4j.connect.callback-path",
                        callback),
                Optional.ofNullable(said.successPath())
                        .map(path -> URI.create(basePath + OwnPath.checked("lever4j.connect.success-path", path)))
                        .orElse(null));
        if (paths.connect.equals(paths.callback)) {
            throw new LeverConfigurationException(
                    "lever4j.connect.path is the path that Lever comes back to.",
                    "Register another path as lever4j.oauth.redirect-uri, such as /lever/callback.");
        }
        return paths;
    }

    /** As WebFlux understands {@code spring.webflux.base-path}: one slash before it, none behind. */
    static String cleaned(String basePath) {
        String path = basePath.strip();
        String begun = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
        return begun.endsWith("/") ? begun.substring(0, begun.length() - 1) : begun;
    }
}
