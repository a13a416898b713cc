package dev.lever4j.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * What a browser is shown: one page that needs nothing else, runs nothing and may load nothing. All text in it is
 * escaped.
 */
record CallbackPage(int status, String html) {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c2024;--quiet:#5a6068;--paper:#fff;--back:#f3f4f6;--line:#d5d9de;\
            --good:#0b7a4b;--bad:#b3261e}
            @media(prefers-color-scheme:dark){:root{--ink:#eceef0;--quiet:#a8afb7;--paper:#1d2125;--back:#121416;\
            --line:#353b41;--good:#4cc38a;--bad:#ff8a80}}
            *{box-sizing:border-box}
            body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--back);\
            color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
            main{max-width:36rem;width:100%;padding:2rem;background:var(--paper);border:1px solid var(--line);\
            border-top:.3rem solid var(--mark);border-radius:.5rem;overflow-wrap:anywhere}
            .good{--mark:var(--good)}.bad{--mark:var(--bad)}
            h1{margin:0 0 .75rem;font-size:1.5rem;color:var(--mark)}
            p{margin:.5rem 0 0}
            .quiet{color:var(--quiet);font-size:.875rem}
            """;

    /** Nothing but this very style. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static CallbackPage good(String title, String... paragraphs) {
        return new CallbackPage(200, page("good", title, paragraphs));
    }

    static CallbackPage bad(int status, String title, String... paragraphs) {
        return new CallbackPage(status, page("bad", title, paragraphs));
    }

    private static String page(String kind, String title, String... paragraphs) {
        StringBuilder text = new StringBuilder();
        for (String paragraph : List.of(paragraphs)) {
            if (!paragraph.isEmpty()) {
                String look = text.isEmpty() ? "" : " class=\"quiet\"";
                text.append("<p")
                        .append(look)
                        .append('>')
                        .append(escaped(paragraph))
                        .append("</p>\n");
            }
        }
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body><main class="%s">
                <h1>%s</h1>
                %s</main></body>
                </html>
                """.formatted(escaped(title), STYLE, kind, escaped(title), text);
    }

    private static String escaped(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
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
