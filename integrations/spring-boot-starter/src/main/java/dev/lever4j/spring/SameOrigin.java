package dev.lever4j.spring;

import dev.lever4j.auth.connect.RedirectUri;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Whether a POST comes from a page of this application. Every browser of today says so in {@code Sec-Fetch-Site} or in
 * {@code Origin}; who says neither is refused like one that comes from elsewhere.
 */
final class SameOrigin {
    private SameOrigin() {}

    /** @param own as the browser knows this application; behind a proxy its own idea of that may be wrong */
    static boolean is(ServerRequest request, RedirectUri own) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        String origin = headers.getFirst(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equals("null")) {
            return normal(origin)
                    .equals(normal(own.uri().getScheme() + "://" + own.uri().getRawAuthority()));
        }
        return "same-origin".equals(headers.getFirst("Sec-Fetch-Site"));
    }

    /** A browser leaves out the port that goes with the scheme; whoever registered the redirect URI may not have. */
    private static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String port = lower.startsWith("https://") ? ":443" : ":80";
        return lower.endsWith(port) ? lower.substring(0, lower.length() - port.length()) : lower;
    }
}
