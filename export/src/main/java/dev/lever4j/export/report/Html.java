package dev.lever4j.export.report;

import java.util.Locale;

/** HTML and SVG as text; what is not {@link #raw} is escaped. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    Html raw(String markup) {
        text.append(markup);
        return this;
    }

    /** Of numbers: with a point, whatever the machine's language. */
    Html rawf(String markup, Object... values) {
        return raw(String.format(Locale.ROOT, markup, values));
    }

    Html text(String some) {
        return raw(escaped(some));
    }

    Html element(String name, String content) {
        return raw("<" + name + ">").text(content).raw("</" + name + ">");
    }

    Html add(Html other) {
        return raw(other.toString());
    }

    static String escaped(String some) {
        return some.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
