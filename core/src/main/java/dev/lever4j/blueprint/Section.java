package dev.lever4j.blueprint;

import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.Value.Field;
import dev.lever4j.blueprint.Value.Fields;
import dev.lever4j.blueprint.Value.Items;
import dev.lever4j.blueprint.Value.Kind;
import dev.lever4j.blueprint.Value.Scalar;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one map, each read as what it should be. What cannot be read is noted, and null; so is what is absent,
 * unnoted.
 */
final class Section {
    private static final int LONGEST_NUMBER = 20;
    private static final int MOST_DECIMALS = 9;

    private final String title;
    private final Fields fields;
    private final Reading reading;

    /**
     * Notes keys that are none.
     *
     * @param title for messages: the path of keys
     */
    Section(String title, Fields fields, Set<String> names, Reading reading) {
        this(title, title, fields, names, reading);
    }

    private Section(String title, String called, Fields fields, Set<String> names, Reading reading) {
        this.title = title;
        this.fields = fields;
        this.reading = reading;
        fields.byKey().forEach((key, field) -> {
            if (!names.contains(key)) {
                note(
                        field.place(),
                        key.equals("<<")
                                ? "merge keys (<<) are not supported; an alias can stand for a whole value"
                                : "unknown key in " + called + Nearest.hintOrAll(key, names));
            }
        });
    }

    /** A map whose keys are called by their bare names. */
    static Section top(String called, Fields fields, Set<String> names, Reading reading) {
        return new Section("", called, fields, names, reading);
    }

    Reading reading() {
        return reading;
    }

    boolean has(String key) {
        return fields.byKey().containsKey(key);
    }

    /** Where a key stands, or the section if it is absent. */
    Place placeOf(String key) {
        Field field = fields.byKey().get(key);
        return field == null ? fields.place() : field.place();
    }

    /** Where the value of a key stands, or the section if it is absent. */
    Place placeOfValue(String key) {
        Field field = fields.byKey().get(key);
        return field == null ? fields.place() : field.value().place();
    }

    void note(Place place, String what) {
        reading.findings().problem(place, what);
    }

    /** Notes a key that is known and has no place here. */
    void refuse(String key, String why) {
        if (has(key)) {
            note(placeOf(key), full(key) + " " + why);
        }
    }

    /** Notes that a key is absent. */
    void require(String key) {
        if (!has(key)) {
            note(fields.place(), full(key) + " is missing");
        }
    }

    @Nullable
    String text(String key) {
        Scalar scalar = scalar(key, "text");
        if (scalar == null) {
            return null;
        }
        if (scalar.kind() != Kind.TEXT) {
            note(scalar.place(), full(key) + " must be text; put it in quotes");
            return null;
        }
        String text = reading.text(scalar);
        if (text != null && text.isBlank()) {
            note(scalar.place(), full(key) + " is blank");
            return null;
        }
        return text;
    }

    /** Text of which blanks are a part. */
    @Nullable
    String separator(String key) {
        Scalar scalar = scalar(key, "text");
        String text = scalar == null ? null : reading.text(scalar);
        if (scalar == null || text == null) {
            return null;
        }
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            note(scalar.place(), full(key) + " must be one to three printable characters, such as ' ' or ','");
            return null;
        }
        return text;
    }

    @Nullable
    Secret secret(String key) {
        String text = text(key);
        try {
            return text == null ? null : Secret.of(text);
        } catch (IllegalArgumentException refused) {
            note(placeOfValue(key), full(key) + ": " + refused.getMessage());
            return null;
        }
    }

    @Nullable
    URI url(String key) {
        String text = text(key);
        if (text == null) {
            return null;
        }
        try {
            URI url = new URI(text);
            if (url.isAbsolute() && !url.isOpaque() && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // said below, without the text: it may hold a password
        }
        note(placeOfValue(key), full(key) + " must be a URL such as https://api.lever.co/v1");
        return null;
    }

    @Nullable
    BigDecimal number(String key, String least, String most) {
        Scalar scalar = scalar(key, "a number");
        String text = scalar == null ? null : reading.text(scalar);
        if (scalar == null || text == null) {
            return null;
        }
        boolean looksLikeOne = scalar.kind() == Kind.NUMBER || Placeholders.areIn(scalar.text());
        try {
            if (looksLikeOne && text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text.strip());
                boolean tame = Math.abs(number.scale()) <= MOST_DECIMALS;
                if (tame
                        && number.compareTo(new BigDecimal(least)) >= 0
                        && number.compareTo(new BigDecimal(most)) <= 0) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        note(scalar.place(), full(key) + " must be a number from " + least + " to " + most);
        return null;
    }

    @Nullable
    Integer whole(String key, int least, int most) {
        BigDecimal number = number(key, "" + least, "" + most);
        try {
            return number == null ? null : (Integer) number.intValueExact();
        } catch (ArithmeticException e) {
            note(placeOfValue(key), full(key) + " must be a whole number");
            return null;
        }
    }

    /** One of some words. */
    <T> @Nullable T word(String key, Map<String, T> words) {
        String text = text(key);
        T meant = text == null ? null : words.get(text);
        if (text != null && meant == null) {
            note(
                    placeOfValue(key),
                    full(key) + " must be one of "
                            + String.join(", ", words.keySet().stream().sorted().toList())
                            + Nearest.hint(text, words.keySet()));
        }
        return meant;
    }

    /** Texts with their places; a list may be written as one text with blanks in it. */
    @Nullable
    List<Scalar> texts(String key) {
        Field field = fields.byKey().get(key);
        if (field != null && field.value() instanceof Items items) {
            return new TextList(this, key).items(items);
        }
        Scalar all = scalar(key, "a list");
        return all == null ? null : new TextList(this, key).words(all);
    }

    @Nullable
    Fields fields(String key) {
        Field field = fields.byKey().get(key);
        if (field == null || field.value() instanceof Fields) {
            return field == null ? null : (Fields) field.value();
        }
        note(field.value().place(), full(key) + " must be a map of keys and values");
        return null;
    }

    String full(String key) {
        return title.isEmpty() ? key : title + "." + key;
    }

    private @Nullable Scalar scalar(String key, String wanted) {
        Field field = fields.byKey().get(key);
        if (field == null) {
            return null;
        }
        if (!(field.value() instanceof Scalar scalar)) {
            note(field.value().place(), full(key) + " must be " + wanted);
            return null;
        }
        if (scalar.kind() == Kind.NOTHING) {
            note(field.place(), full(key) + " has no value");
            return null;
        }
        return scalar;
    }
}
