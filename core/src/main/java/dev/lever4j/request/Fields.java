package dev.lever4j.request;

import dev.lever4j.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of bodies have in common: they collect, and refuse what Lever would refuse before anything is sent.
 */
final class Fields {
    private final Map<String, @Nullable Object> values;

    Fields() {
        this(Map.of());
    }

    /** Begins with what another body has. */
    Fields(Map<String, @Nullable Object> from) {
        this.values = new LinkedHashMap<>(from);
    }

    /** Any JSON value; null is sent as null. A nested body is sent as its fields. */
    void set(String name, @Nullable Object value) {
        values.put(name, value instanceof RequestBody body ? body.fields() : value);
    }

    /** Text that says something. */
    void text(String name, String value) {
        text(name, value, name);
    }

    /** As above, for what lies deeper in the body than these fields know. */
    void text(String name, String value, String path) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(path + " must not be blank");
        }
        set(name, value);
    }

    /**
     * Where Lever is to send something: it documents that this must be HTTPS. A simulated one sends to this machine.
     */
    void https(String name, String url) {
        text(name, url);
        if (!isHttps(url)) {
            throw new IllegalArgumentException(
                    name + " must be an https:// URL, or http:// on this machine's loopback");
        }
    }

    /** A URL may carry a secret, so nobody is told what it was. */
    private static boolean isHttps(String url) {
        try {
            URI uri = new URI(url);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getRawAuthority() != null || Loopback.isHttp(uri);
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /** A list, which may be empty; what is in it may be a body. */
    void list(String name, Collection<?> elements) {
        List<Object> copy = new ArrayList<>();
        for (Object element : elements) {
            Objects.requireNonNull(element, name);
            copy.add(element instanceof RequestBody body ? body.fields() : element);
        }
        set(name, Collections.unmodifiableList(copy));
    }

    /** As {@link #list}, of text that says something; a list that must not be empty. */
    void texts(String name, Collection<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(name + " needs at least one value");
        }
        textsOrNone(name, texts);
    }

    /** As {@link #texts}, of a list that may be empty. */
    void textsOrNone(String name, Collection<String> texts) {
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(name + " must not hold a blank");
        }
        list(name, texts);
    }

    /** For a body that replaces the whole record: what is null is not sent, and Lever takes it away. */
    void setOrLeaveOut(String name, @Nullable Object value) {
        if (value == null) {
            leaveOut(name);
        } else {
            set(name, value);
        }
    }

    /** An id as it was read; for none Lever may write empty text (documented of a template's group). */
    static @Nullable String idOrNone(@Nullable String read) {
        return read == null || read.isBlank() ? null : read;
    }

    /** As {@link #setOrLeaveOut}, of text that says something if it is there. */
    void textOrLeaveOut(String name, @Nullable String value) {
        if (value == null) {
            leaveOut(name);
        } else {
            text(name, value);
        }
    }

    /** Takes the field back: it is not sent. */
    void leaveOut(String name) {
        values.remove(name);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws IllegalArgumentException naming the first of these that was never told, or told to be null */
    void require(String... names) {
        for (String name : names) {
            if (values.get(name) == null) {
                throw new IllegalArgumentException(name + " is required");
            }
        }
    }

    /** As they are now; later changes do not show. */
    Map<String, @Nullable Object> all() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
