package dev.lever4j.spring;

import dev.lever4j.auth.connect.RedirectUri;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Whether a POST comes from a page of this application. Every browser of today says so in {@code Sec-Fetch-Site} or in
 * {@code Origin}; who says neither is none, and has no session of somebody else's to misuse.
 */
final class SameOrigin {
    private SameOrigin() {}

    /** @param own as the browser knows this application; behind a proxy its own idea of that may be wrong */
    static boolean is(ServerRequest request, RedirectUri own) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        String origin = headers.getFirst(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equals("null")) {
            return origin.toLowerCase(Locale.ROOT).equals(origin(own));
        }
        String site = headers.getFirst("Sec-Fetch-Site");
        return site == null ? origin == null : site.equals("same-origin");
    }

    private static String origin(RedirectUri uri) {
        return (uri.uri().getScheme() + "://" + uri.uri().getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
