package dev.lever4j.simulator.api;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTML that is allowed in postings, and its plain text. */
enum PostingHtml {
    DESCRIPTION(Set.of("div", "p", "span", "br", "b", "i", "s", "u", "a"), Set.of("class", "href", "style")),
    LIST(Set.of("li", "b", "i", "s", "u", "a"), Set.of("class", "href"));

    private static final Pattern TAG = Pattern.compile("</?\\s*([a-zA-Z][\\w-]*)([^>]*)>|<!|<\\?");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern STYLE = Pattern.compile("\\s*font-size\\s*:\\s*(10|14|18|24|32)px\\s*;?\\s*");

    private final Set<String> tags;
    private final Set<String> attributes;

    PostingHtml(Set<String> tags, Set<String> attributes) {
        this.tags = tags;
        this.attributes = attributes;
    }

    void check(String field, String html) {
        Matcher tag = TAG.matcher(html);
        while (tag.find()) {
            if (tag.group(1) == null || !tags.contains(tag.group(1))) {
                throw LeverError.badRequest(field + " holds HTML that is not allowed: " + tag.group());
            }
            attributes(field, tag.group(2));
        }
    }

    private void attributes(String field, String text) {
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            String name = attribute.group(1);
            String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
            boolean allowed = attributes.contains(name)
                    && (!name.equals("class") || value.equals("postings-link"))
                    && (!name.equals("style") || STYLE.matcher(value).matches());
            if (!allowed) {
                throw LeverError.badRequest(field + " holds HTML that is not allowed: " + attribute.group());
            }
        }
    }

    /** The text without its tags, a line for each block. */
    static String plain(String html) {
        return html.replaceAll("</(div|p|li)>|<br\\s*/?>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
