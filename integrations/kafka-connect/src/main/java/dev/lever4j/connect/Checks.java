package dev.lever4j.connect;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.resilience.RateLimit;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Whether a value can be one of its key. What is secret, or may hold a secret, is not repeated. */
final class Checks {
    private static final Set<String> STORES = Set.of("redis", "rediss", "postgresql", "file");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Set<String> PLACES = Set.of("account", "resource");
    private static final int LONGEST_NAME = 200;

    private Checks() {}

    /** A check whose own words go to whoever configures, with the key's name and without the value. */
    private record Check(String form, boolean isNeeded, Consumer<Object> test) implements ConfigDef.Validator {
        Check(String form, Consumer<Object> test) {
            this(form, false, test);
        }

        @Override
        public void ensureValid(String key, Object value) {
            boolean unsaid = value == null
                    || (value instanceof Password said && said.value().isEmpty())
                    || "".equals(value);
            if (unsaid && !(isNeeded && value != null)) {
                return;
            }
            try {
                test.accept(value);
            } catch (RuntimeException e) {
                throw new ConfigException(key + ": " + e.getMessage());
            }
        }

        @Override
        public String toString() {
            return form;
        }
    }

    static ConfigDef.Validator accounts() {
        return new Check("names of 1 to 200 signs, each once", value -> {
            List<?> names = (List<?>) value;
            names.forEach(name -> account((String) name));
            refuse(Set.copyOf(names).size() < names.size(), "an account is named twice");
        });
    }

    private static void account(String name) {
        refuse(name.isEmpty(), "an account's name is empty; is there a comma too many?");
        refuse(
                name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl),
                "an account's name has 1 to 200 signs, and no control characters");
    }

    static ConfigDef.Validator store() {
        return new Check("redis://, rediss://, postgresql:// or file:/", value -> {
            String scheme = uri((String) value).getScheme();
            refuse(
                    scheme == null || !STORES.contains(scheme),
                    "it must begin with redis://, rediss://, postgresql:// or file:/");
        });
    }

    static ConfigDef.Validator url() {
        return new Check("https://, or http:// on the loopback", value -> uri((String) value));
    }

    /** What the parser of URLs says repeats them, and there may be a password in one. */
    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no URL");
        }
    }

    static ConfigDef.Validator grantKeys() {
        return new Check("32 bytes in base64, one or some", value -> GrantKeys.parse(((Password) value).value()));
    }

    static ConfigDef.Validator secret() {
        return new Check("printable ASCII without blanks", value -> Secret.of(((Password) value).value()));
    }

    static ConfigDef.Validator redactionKey() {
        return new Check("32 bytes or more in base64", value -> RedactionKey.of(Redactions.bytes((Password) value)));
    }

    static ConfigDef.Validator redaction() {
        return new Check("strict, or a readable file", value -> Redactions.profile((String) value));
    }

    static ConfigDef.Validator oneOf(List<String> known, boolean mayBeEmpty) {
        return new Check("some of those named", value -> {
            List<?> names = (List<?>) value;
            refuse(names.isEmpty() && !mayBeEmpty, "name one at least");
            refuse(Set.copyOf(names).size() < names.size(), "one is named twice");
            names.forEach(name -> refuse(!known.contains(name), "there is no " + name + "; there are " + known));
        });
    }

    static ConfigDef.Validator instant() {
        return new Check("such as 2026-07-01T00:00:00Z", value -> {
            try {
                Instant.parse((String) value);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("it is no time; write it as 2026-07-01T00:00:00Z");
            }
        });
    }

    static ConfigDef.Validator rate() {
        return new Check("0.001 to 1,000,000", value -> RateLimit.of((Double) value));
    }

    static ConfigDef.Validator topic() {
        return new Check("letters, digits, . _ - and ${account}, ${resource}", true, value -> {
            refuse(((String) value).isEmpty(), "a topic has a name");
            Matcher places = PLACE.matcher((String) value);
            while (places.find()) {
                refuse(
                        !PLACES.contains(places.group(1)),
                        "${" + places.group(1) + "} is unknown; there are ${account} and ${resource}");
            }
            String rest = PLACE.matcher((String) value).replaceAll("");
            refuse(!rest.matches("[A-Za-z0-9._-]*"), "a topic has letters, digits, '.', '_' and '-' alone");
        });
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }
}
