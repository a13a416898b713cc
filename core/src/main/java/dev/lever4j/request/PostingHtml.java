package dev.lever4j.request;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements that Lever allows in a posting's text. What attributes hold is left to Lever: it documents fewer than
 * its own pages use.
 */
final class PostingHtml {
    private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9-]*)");
    private static final Set<String> IN_DESCRIPTIONS = Set.of("div", "p", "span", "br", "b", "i", "s", "u", "a");
    private static final Set<String> IN_LISTS = Set.of("li", "b", "i", "s", "u", "a");

    private PostingHtml() {}

    static String description(String field, String html) {
        return checked(field, html, IN_DESCRIPTIONS);
    }

    static String list(String field, String html) {
        return checked(field, html, IN_LISTS);
    }

    private static String checked(String field, String html, Set<String> allowed) {
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            String tag = tags.group(1).toLowerCase(Locale.ROOT);
            if (!allowed.contains(tag)) {
                throw new IllegalArgumentException(field + " holds <" + tag + ">; Lever takes only "
                        + String.join(", ", allowed.stream().sorted().toList()));
            }
        }
        return html;
    }
}
