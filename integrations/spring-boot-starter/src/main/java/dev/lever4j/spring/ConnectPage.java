package dev.lever4j.spring;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** Pages that need nothing else and run nothing. All text in them is escaped. */
final class ConnectPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c2024;--paper:#fff;--back:#f3f4f6;--line:#d5d9de;--mark:#0b6bcb}
            @media(prefers-color-scheme:dark){:root{--ink:#eceef0;--paper:#1d2125;--back:#121416;--line:#353b41;\
            --mark:#7cb8ff}}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--back);\
            color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
            main{max-width:36rem;width:100%;padding:2rem;background:var(--paper);border:1px solid var(--line);\
            border-radius:.5rem;overflow-wrap:anywhere}
            h1{margin:0 0 .75rem;font-size:1.5rem}
            a{color:var(--mark)}
            button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:0;border-radius:.4rem;\
            background:var(--mark);color:var(--paper);cursor:pointer}
            :focus-visible{outline:3px solid var(--mark);outline-offset:2px}
            """;

    /** No form-action: some browsers hold it against the redirects that follow, which lead to Lever and its login. */
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + sha256(STYLE) + "'; base-uri 'none'; frame-ancestors 'none'";

    private ConnectPage() {}

    /** @param fields hidden ones, as HTML */
    static Mono<ServerResponse> button(String action, String fields) {
        // with no-referrer the browser would not say whose page the POST is of
        return page(
                HttpStatus.OK,
                "same-origin",
                "Connect Lever",
                paragraphs("A Super Admin of the Lever account agrees once; it can be taken back in Lever.")
                        + "<form method=\"post\" action=\"" + escaped(action)
                        + "\">" + fields + "<button>Connect</button></form>\n");
    }

    static Mono<ServerResponse> good(String title) {
        return page(HttpStatus.OK, "no-referrer", title, paragraphs("You can close this page."));
    }

    static Mono<ServerResponse> bad(HttpStatus status, String... paragraphs) {
        return page(status, "no-referrer", "Not connected", paragraphs(paragraphs));
    }

    static Mono<ServerResponse> again(HttpStatus status, String beginning, String... paragraphs) {
        String link = "<p><a href=\"" + escaped(beginning) + "\">Begin again</a></p>\n";
        return page(status, "no-referrer", "Not connected", paragraphs(paragraphs) + link);
    }

    /** After a POST, and away from a URL with a code in it. */
    static Mono<ServerResponse> goTo(URI url) {
        return ServerResponse.seeOther(url)
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static Mono<ServerResponse> page(HttpStatus status, String referrer, String title, String content) {
        return ServerResponse.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", referrer)
                .header("X-Content-Type-Options", "nosniff")
                .bodyValue("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width">
                        <title>%s</title>
                        <style>%s</style>
                        </head>
                        <body><main>
                        <h1>%s</h1>
                        %s</main></body>
                        </html>
                        """.formatted(escaped(title), STYLE, escaped(title), content));
    }

    private static String paragraphs(String... texts) {
        return Arrays.stream(texts)
                .filter(text -> !text.isBlank())
                .map(text -> "<p>" + escaped(text) + "</p>\n")
                .collect(Collectors.joining());
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
